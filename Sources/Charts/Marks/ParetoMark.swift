import Basics
import Graphics
import Tables

extension Mark {
  /// Bars of shares from the largest to the smallest, with their running sum as a line.
  static let pareto = Mark(
    name: "pareto", summary: "shares from the largest to the smallest, with their running sum as a line",
    words: MarkWords(noun: "Pareto chart", category: "bar"), prominence: .filled, positions: .lengths,
    fillsItsPlace: true, showsShares: true, includesZero: true, zeroLine: .inFront, stance: .slot,
    room: BandRoom(panelShape: 0.5), isNamedByAxis: true,
    reach: { data, _, _ in
      let one = ComputedShape.OutlinePoint(x: 1, y: 1)
      return data.isHorizontal ? [.init(x: one.x, y: .nan)] : [.init(x: .nan, y: one.y)]
    }, findings: ParetoMark.findings, signs: ParetoMark.signs, draw: ParetoMark.draw)
}

private enum ParetoMark {
  /// The share of the whole that the bars counted in the finding make up: Juran's "vital few".
  private static let most = 0.8

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let scale = panel.valueScale else { return 0 }
    var (count, sum) = (0, 0.0)
    var line: [Point] = []
    let (notes, text) = (panel.notes, ValueText(.percent(0), values: []))
    for row in ordered(panel.rows, panel.data) {
      guard let value = panel.value(row), scale.showsLength(to: value), let slot = panel.slot(row) else { continue }
      let bar = Rectangle(
        from: panel.point(along: scale.base, across: slot.start),
        to: panel.point(along: scale.clampedPosition(value), across: slot.start + slot.thickness))
      sum += value
      let note = notes?.note(row, adding: ["sum up to here: \(text(sum))"])
      drawing.mark(note) { $0.fill(.rectangle(bar), panel.colors.color(row)) }
      line.append(panel.point(along: scale.clampedPosition(min(sum, 1)), across: slot.start + slot.thickness / 2))
      count += 1
    }
    drawing.stroke(.polyline(line), Stroke(Theme.ink, width: 1))
    for point in line { drawing.fill(.circle(center: point, radius: 1.6), Theme.ink) }
    return count
  }

  private static func band(_ data: ChartData) -> EncodedChannel { data.isHorizontal ? data.y : data.x }

  private static func values(_ data: ChartData) -> [Double] { (data.isHorizontal ? data.x : data.y).numbers ?? [] }

  /// Returns the rows that have a share, in the order of the axis.
  private static func ordered(_ rows: [Int], _ data: ChartData) -> [Int] {
    let (band, values) = (band(data), values(data))
    return rows.filter { values[$0].isFinite }.sorted { (band.code($0), $0) < (band.code($1), $1) }
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    [Swatch(label: "sum up to here", Swatch.line(Theme.ink))]
  }

  /// Returns the findings: `The largest is relu (45%). 2 of 6 bars make 80%: relu, tanh.`
  static func findings(_ data: ChartData, _ places: RowPlaces) -> [String] {
    let (band, values) = (band(data), values(data))
    let rows = ordered(values.indices.filter(places.holds), data)
    let text = ValueText(.percent(0), values: [])
    guard let largest = rows.max(by: { values[$0] < values[$1] }) else { return ["It has no values."] }
    let first = "The largest is \(band.categories.name(band.code(largest))) (\(text(values[largest])))."
    guard data.facets == nil else { return [first] }
    let descending = rows.sorted { (-values[$0], $0) < (-values[$1], $1) }
    var (vital, sum) = ([String](), 0.0)
    for row in descending where sum < most - 1e-9 {
      sum += values[row]
      vital.append(band.categories.name(band.code(row)))
    }
    let names = vital.count > 4 ? "" : ": " + vital.joined(separator: ", ")
    return [first, "\(vital.count) of \(rows.count.counted("bar")) make \(text(sum))\(names)."]
  }
}

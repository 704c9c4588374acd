import Basics
import Graphics

extension Mark {
  /// Rectangles coloured by `fill`, one for each pair of categories. A pair without a value is hatched.
  static let cell = Mark(
    name: "cell", summary: "a coloured rectangle for each x and y", words: MarkWords(noun: "Heatmap"),
    prominence: .whole, positions: .cells, requires: [.fill], accepts: [.flag, .means], fillsItsPlace: true,
    room: BandRoom(leastWidth: 2, greatestWidth: 64, rowShape: 0.62), textPlace: .inside, signs: CellMark.signs,
    draw: CellMark.draw)
}

private enum CellMark {
  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard case .band(let columns) = panel.x, case .band(let rows) = panel.y, let scale = panel.colors.scale,
      let values = panel.data.fill?.numbers, let (xDomain, yDomain) = panel.domains
    else { return 0 }
    var count = 0
    let (rowAt, notes) = (panel.rowByCell, panel.notes)
    for yRange in yDomain.blocks {
      for xRange in xDomain.blocks {
        var block = Drawing(size: panel.frame.size)
        for y in yRange {
          for x in xRange {
            let area = Rectangle(
              x: columns.starts[x], y: rows.starts[y], width: columns.bandwidth, height: rows.bandwidth)
            let row = rowAt[y * xDomain.count + x]
            let color = row.flatMap { scale.holds(values[$0]) ? scale.color(values[$0]) : nil }
            if color != nil, !xDomain.isSummary(x), !yDomain.isSummary(y) { count += 1 }
            let note = row.map { notes?[$0] } ?? (notes == nil ? nil : panel.emptyNote(x: x, y: y))
            block.mark(note) { draw(area, color, isFlagged: row.map { panel.data.flags[$0] } ?? false, into: &$0) }
          }
        }
        let clip = Rectangle(columns: columns.extent(xRange), rows: rows.extent(yRange))
        drawing.append(.group(Group(clip: clip, commands: block.commands)))
      }
    }
    return count
  }

  /// - Parameter color: the colour of the value, or nil if there is none.
  private static func draw(_ area: Rectangle, _ color: Color?, isFlagged: Bool, into drawing: inout Drawing) {
    if let color { drawing.append(.tile(area, color)) } else { Hatch.draw(area, into: &drawing) }
    if isFlagged { FlagCorner.draw(in: area, color: color?.legibleTextColor ?? Theme.depth, into: &drawing) }
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    var signs: [Swatch] = []
    if let label = data.hatchTitle(missing: specification.missingTitle) {
      signs.append(
        Swatch(label: label) { area, drawing in
          var hatch = Drawing(size: area.size)
          Hatch.draw(area, into: &hatch)
          drawing.append(.group(Group(clip: area, commands: hatch.commands)))
        })
    }
    if data.flags.contains(true) {
      signs.append(
        Swatch(label: specification.flagTitle) { area, drawing in
          drawing.fill(.rectangle(area), Color(hex: 0xD9D9D9, dark: 0x3B4049))
          FlagCorner.draw(in: area, color: Theme.ink, into: &drawing)
        })
    }
    return signs
  }
}

extension ChartData {
  /// Returns what hatched cells mean, or nil if no panel has one. Cells are hatched if they have no value, or if a
  /// value that is not above zero has no place on a logarithmic scale.
  fileprivate func hatchTitle(missing: String) -> String? {
    guard let fill, let values = fill.numbers, let x = x.domain, let y = y.domain else { return nil }
    let present = values.count { !$0.isNaN }
    let isMissing = present < x.count * y.count * (facets?.domain?.count ?? 1)
    let isLow = fill.transform == .log && values.contains { $0 <= 0 }
    let titles = [isMissing ? missing : nil, isLow ? "not above zero" : nil].compactMap(\.self)
    return titles.isEmpty ? nil : titles.joined(separator: ", ")
  }
}

extension Panel {
  var domains: (x: CategoryDomain, y: CategoryDomain)? {
    guard let x = data.x.domain, let y = data.y.domain else { return nil }
    return (x, y)
  }

  /// The row of each cell, or nil if it has none. Cells are in order of y, then x.
  var rowByCell: [Int?] {
    guard let (xDomain, yDomain) = domains, let xCodes = data.x.codes, let yCodes = data.y.codes else { return [] }
    var rowAt = [Int?](repeating: nil, count: xDomain.count * yDomain.count)
    for row in rows { rowAt[yCodes[row] * xDomain.count + xCodes[row]] = row }
    return rowAt
  }
}

extension CategoryDomain {
  /// The outermost groups of categories. The cells of a group have no gaps between them.
  var blocks: [Range<Int>] {
    let starts = [0] + groupStarts
    return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
  }
}

extension Rectangle {
  init(columns: ClosedRange<Double>, rows: ClosedRange<Double>) {
    self.init(
      from: Point(columns.lowerBound, rows.lowerBound), to: Point(columns.upperBound, rows.upperBound))
  }
}

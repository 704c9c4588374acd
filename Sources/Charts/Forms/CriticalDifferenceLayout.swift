import Basics
import Graphics

/// The layout of a critical-difference diagram: methods on an axis of mean ranks, the best at the left, with bars that
/// join methods that do not differ significantly (Demšar, *Statistical comparisons of classifiers over multiple data
/// sets*, JMLR 2006, figure 1).
struct CriticalDifferenceLayout {
  private struct Method {
    var label: TextBlock
    var note: MarkNote
    var rank: Double
    /// The letters of the cliques that the method belongs to. Methods of a clique do not differ significantly.
    var cliques: String
  }

  private let specification: ChartSpecification
  private let title: String
  private let fitter: TextFitter
  /// The methods in order of rank.
  private let methods: [Method]
  private static let rowPitch = 12.0
  private static let cliquePitch = 5.0
  private static let labelGap = 4.0

  init(
    _ data: ChartData, _ specification: ChartSpecification, measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.specification = specification
    title = data.x.title
    fitter = try TextFitter(measurer, font: Theme.candidates(specification.fontSize)[0].label)
    let room = Self.labelWidth(of: specification.width)
    var methods: [Method] = []
    var (names, shown) = ([String](), [String]())
    for row in 0..<data.rowCount {
      guard let rank = data.x.numbers?[row], rank.isFinite, let domain = data.y.domain, let codes = data.y.codes
      else { continue }
      names.append(domain.name(codes[row]))
      let end = " \(ValueText(.digits(2), values: [])(rank))"
      // If there is no room for both, only the name is cut, and the rank stays whole.
      let name = try fitter.wrapped(names[names.count - 1], maxWidth: room - fitter.width(end), maxLines: 1)
      shown.append(name.lines.joined())
      let note = MarkNote([names[names.count - 1], RowNotes.told(title, end.trimmingSpaces)], value: rank)
      let label = try fitter.line(shown[shown.count - 1] + end)
      methods.append(Method(label: label, note: note, rank: rank, cliques: data.cliques?[row] ?? ""))
    }
    if Set(shown).count < Set(names).count {
      // Two different names were cut to the same text.
      let needed = try Self.pageWidth(forLabel: fitter.widest(names) + fitter.width(" 10.00"))
      try Self.require(Shortage(width: max(1, needed - specification.width)))
    }
    self.methods = methods.sorted { $0.rank < $1.rank }
  }

  /// Returns the greatest width of a name at each side of a page. The axis keeps a quarter of the page and at least
  /// 60 points.
  private static func labelWidth(of page: Double) -> Double {
    min(page * 0.375, (page - 60) / 2) - besideLabel
  }

  /// Returns the least page width at which a name may have the given width: the inverse of `labelWidth(of:)`.
  private static func pageWidth(forLabel width: Double) -> Double {
    max((width + besideLabel) / 0.375, 2 * (width + besideLabel) + 60)
  }

  private static let besideLabel = 2 * labelGap + Theme.margin + 6

  /// The number of methods that are named at the left: the better half. The others are named at the right.
  private var leftCount: Int { (methods.count + 1) / 2 }

  func laidOut() throws(Diagnostic) -> LaidOutChart {
    let left = (methods.prefix(leftCount).map(\.label.width).max() ?? 0) + Theme.margin + 2 * Self.labelGap
    let right = (methods.dropFirst(leftCount).map(\.label.width).max() ?? 0) + Theme.margin + 2 * Self.labelGap
    let last = max(2, methods.map { $0.rank.rounded(.up) }.max() ?? 2, Double(methods.count))
    let names = Names(left: left, right: specification.width - right)
    try Self.require(Shortage(width: 60 - (names.right - names.left - 12)))
    let axis = try widestAxis(last: last, between: names)
    let bars = cliqueBars
    let hasDifference = specification.criticalDifference != nil
    let axisTop = Theme.margin + 2 * fitter.lineHeight + (hasDifference ? fitter.lineHeight + 10 : 0) + 4
    let firstRow = axisTop + 14 + Double(bars.count) * Self.cliquePitch
    let height = firstRow + Double(leftCount - 1) * Self.rowPitch + fitter.lineHeight / 2 + Theme.margin
    try Self.require(Shortage(height: height - (specification.height ?? height)))
    var drawing = Drawing(size: Size(specification.width, specification.height ?? height))
    try drawAxis(axis, top: axisTop, into: &drawing)
    if let difference = specification.criticalDifference { try drawDifference(difference, axis, into: &drawing) }
    for (level, bar) in bars.enumerated() {
      let y = axisTop + 8 + Double(level) * Self.cliquePitch
      let ends = (axis.position(methods[bar.lowerBound].rank) - 3, axis.position(methods[bar.upperBound].rank) + 3)
      drawing.stroke(.line(Point(ends.0, y), Point(ends.1, y)), Stroke(Theme.ink, width: 2.6))
    }
    drawMethods(axis, names, axisTop: axisTop, firstRow: firstRow, into: &drawing)
    return LaidOutChart(drawing: drawing, rowsDrawn: methods.count)
  }

  /// The inner ends of the names at each side, in points from the left edge of the page.
  private struct Names {
    var left: Double
    var right: Double
  }

  /// Returns the widest axis on which no method is above the names, because its line could not reach them there.
  private func widestAxis(last: Double, between names: Names) throws(Diagnostic) -> ContinuousScale {
    // The last label is centred at the end of the axis, so half of it reaches beyond.
    let margin = Theme.margin + max(fitter.lineHeight, try fitter.width(Self.rankText(last))) / 2
    var (start, end) = (margin, specification.width - margin)
    guard let best = methods.first?.rank, let worst = methods.last?.rank else {
      return ContinuousScale(domain: 1...last, start: start, end: end)
    }
    let shares = (best: (best - 1) / (last - 1), worst: (worst - 1) / (last - 1))
    // Each end depends on the other. Both only move inward, at most to the names, so the iteration converges.
    for _ in 0..<20 {
      start = max(start, shares.best < 1 ? (names.left + 6 - end * shares.best) / (1 - shares.best) : start)
      end = min(end, shares.worst > 0 ? (names.right - 6 - start * (1 - shares.worst)) / shares.worst : end)
    }
    return ContinuousScale(domain: 1...last, start: start, end: end)
  }

  private static func require(_ shortage: Shortage) throws(Diagnostic) {
    guard !shortage.isNone else { return }
    throw shortage.diagnostic(hint: "make it wider or higher, or show fewer methods")
  }

  /// The indices of the first and the last method of each clique with at least two methods.
  private var cliqueBars: [ClosedRange<Int>] {
    let letters = Set(methods.flatMap { Array($0.cliques) }.filter(\.isLetter)).sorted()
    return letters.compactMap { letter -> ClosedRange<Int>? in
      let members = methods.indices.filter { methods[$0].cliques.contains(letter) }
      guard members.count > 1, let first = members.first, let last = members.last else { return nil }
      return first...last
    }.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }
}

// MARK: Drawing

extension CriticalDifferenceLayout {
  private func drawAxis(_ axis: ContinuousScale, top: Double, into drawing: inout Drawing) throws(Diagnostic) {
    let stroke = Stroke(Theme.axis, width: 0.8)
    drawing.stroke(.line(Point(axis.start, top), Point(axis.end, top)), stroke)
    for tick in try ticks(axis) {
      let x = axis.position(tick)
      drawing.stroke(.line(Point(x, top - 3), Point(x, top)), stroke)
      let label = try fitter.line(Self.rankText(tick))
      label.draw(at: Point(x, top - 4 - label.height), anchor: .middle, color: Theme.ink, into: &drawing)
    }
    let head = try fitter.wrapped(title, maxWidth: axis.end - axis.start, maxLines: 1)
    let y = top - 5 - 2 * fitter.lineHeight
    head.draw(at: Point(axis.start, y), anchor: .start, color: Theme.secondaryInk, into: &drawing)
  }

  private static let rankText = ValueText(.digits(0), values: [])

  /// Returns as many whole ranks as have room for their labels.
  private func ticks(_ axis: ContinuousScale) throws(Diagnostic) -> [Double] {
    let widest = try fitter.width(Self.rankText(axis.domain.upperBound)) + 4
    let count = Int(rounding: (axis.end - axis.start) / widest, .down, within: 2...1_000)
    let whole = axis.ticks(count, format: .automatic).ticks.filter { $0 == $0.rounded() }
    let distance = whole.count > 1 ? axis.position(whole[1]) - axis.position(whole[0]) : widest
    return distance >= widest ? whole : Array(whole.prefix(1))
  }

  /// Draws a ruler as long as the critical difference, above the axis.
  private func drawDifference(
    _ difference: Double, _ axis: ContinuousScale, into drawing: inout Drawing
  ) throws(Diagnostic) {
    let width = min(difference / (axis.domain.upperBound - axis.domain.lowerBound), 1) * (axis.end - axis.start)
    let y = Theme.margin + fitter.lineHeight + 4
    let ends = (axis.end - width, axis.end)
    var path = Path.line(Point(ends.0, y), Point(ends.1, y))
    for x in [ends.0, ends.1] { path.elements += Path.line(Point(x, y - 2.5), Point(x, y + 2.5)).elements }
    drawing.stroke(path, Stroke(Theme.ink, width: 0.9))
    let label = try fitter.wrapped(
      "critical difference \(ValueText(.digits(2), values: [])(difference))",
      maxWidth: specification.width - 2 * Theme.margin, maxLines: 1)
    let x = max(axis.end, Theme.margin + label.width)
    label.draw(at: Point(x, Theme.margin), anchor: .end, color: Theme.ink, into: &drawing)
  }

  /// Draws a bent line from each rank to its name. The lines of outer ranks are shorter, so that no lines cross.
  private func drawMethods(
    _ axis: ContinuousScale, _ names: Names, axisTop: Double, firstRow: Double, into drawing: inout Drawing
  ) {
    for (index, method) in methods.enumerated() {
      let isLeft = index < leftCount
      let row = isLeft ? index : methods.count - 1 - index
      let y = firstRow + Double(row) * Self.rowPitch
      let x = axis.position(method.rank)
      let end = isLeft ? names.left : names.right
      drawing.mark(method.note) { drawing in
        drawing.stroke(
          .polyline([Point(x, axisTop), Point(x, y), Point(end, y)]), Stroke(Theme.axis, width: Theme.hairline))
        drawing.fill(.circle(center: Point(x, axisTop), radius: 1.6), Theme.ink)
        method.label.draw(
          centeredAt: y, x: isLeft ? end - Self.labelGap : end + Self.labelGap, anchor: isLeft ? .end : .start,
          color: Theme.ink, into: &drawing)
      }
    }
  }
}

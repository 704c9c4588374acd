import Basics
import Graphics

/// The free room at both ends of the value axis, in points, for texts beyond bars or for symbols at the ends.
struct ValueReserve: Sendable, Equatable {
  private(set) var start = 0.0
  private(set) var end = 0.0

  static let none = ValueReserve()

  private init() {}

  /// Creates a reserve with the same room at both ends.
  init(both length: Double) { (start, end) = (length, length) }

  /// Returns the larger room at each end.
  func joined(with other: ValueReserve) -> ValueReserve {
    var joined = self
    (joined.start, joined.end) = (max(start, other.start), max(end, other.end))
    return joined
  }

  /// Finds the least room with which every text ends inside the panel.
  ///
  /// A bar that ends at the fraction f of the domain has a text of length r. Above zero, the text needs
  /// start + f·(L − start − end) + r ≤ L, and below zero, start + f·(L − start − end) ≥ r.
  ///
  /// - Parameters:
  ///   - rows: the rows of the panel; nil for all rows.
  ///   - length: L, the length of the panel along the axis.
  init(
    _ plan: ValuePlan, _ data: ChartData, _ annotations: Annotations, rows: [Int]?, length: Double,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    let fitter = try TextFitter(measurer, font: annotations.font)
    let scale = plan.scale(start: 0, end: length)
    var ends: [(fraction: Double, room: Double, isNegative: Bool)] = []
    for row in rows ?? Array(0..<data.rowCount) {
      guard let value = plan.encoding.numbers?[row], scale.showsLength(to: value), let text = annotations.text(row)
      else { continue }
      let room = Theme.textGap + (data.isHorizontal ? try fitter.width(text) : 0.75 * annotations.font.size)
      // A baseline comes nearer to the bar as the reserve grows, to no less than half its distance. So twice the room
      // is checked for baselines.
      let end = TextMark.end(value, row, data, scale, room: 2 * room + 2)
      ends.append((end / length, room, value < 0))
    }
    for _ in 0..<3 {
      for item in ends where item.isNegative && item.fraction < 1 {
        start = max(start, (item.room - item.fraction * (length - end)) / (1 - item.fraction))
      }
      for item in ends where !item.isNegative && item.fraction > 0 {
        end = max(end, length - start - (length - start - item.room) / item.fraction)
      }
    }
  }
}

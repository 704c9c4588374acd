import Basics
import Graphics

/// The rows of one category and one series, which share a slot in a band.
struct SlotGroup {
  let rows: [Int]
  /// The number of each row.
  let values: [Double]
  /// The start of the slot along the band axis, in points.
  let start: Double
  let thickness: Double

  var middle: Double { start + thickness / 2 }
}

extension ChartData {
  /// True if the author's ends of the value axis leave some numbers outside.
  var hasValuesOutside: Bool {
    let values = isHorizontal ? x : y
    guard let domain = values.channel.domain else { return false }
    return values.numbers?.contains { values.transform.holds($0) && !domain.contains($0) } ?? false
  }
}

extension Panel {
  /// The rows grouped by category and series, without those whose numbers the axis cannot show whatever its ends are.
  var slotGroups: [SlotGroup] {
    guard let scale = valueScale else { return [] }
    let band = data.isHorizontal ? data.y : data.x
    let present = rows.filter { row in value(row).map(scale.transform.holds) ?? false }
    return ComputedShapes.groups(present, [band.codes, data.series?.codes]).compactMap { rows in
      guard let slot = slot(rows[0]) else { return nil }
      let values = rows.map { value($0) ?? 0 }
      return SlotGroup(rows: rows, values: values, start: slot.start, thickness: slot.thickness)
    }
  }

  /// Returns the colour of lines and dots on an area in the colour of a row: the darkened colour if there are series,
  /// otherwise the text colour.
  func outline(_ row: Int) -> Color {
    data.series == nil ? Theme.ink : colors.color(row).mixed(with: Theme.depth, fraction: 0.45)
  }

  /// Returns the position of a number on the value axis, clamped to the domain.
  func clampedPosition(_ x: Double) -> Double { valueScale?.clampedPosition(x) ?? 0 }

  /// Returns true if a number is inside the value axis.
  func holds(_ x: Double) -> Bool { valueScale?.contains(x) ?? false }

  /// Returns the number of the given rows whose values are inside the value axis.
  func countInside(_ rows: [Int]) -> Int {
    guard let scale = valueScale else { return 0 }
    return rows.count { value($0).map(scale.contains) ?? false }
  }

  /// Returns the point for positions along the two axes.
  ///
  /// - Parameters:
  ///   - along: the position along the value axis.
  ///   - across: the position along the band axis.
  func point(along: Double, across: Double) -> Point {
    data.isHorizontal ? Point(along, across) : Point(across, along)
  }
}

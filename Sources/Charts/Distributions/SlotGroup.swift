import Basics
import Graphics

/// The rows that share a part of a band: those of one category and one series.
struct SlotGroup {
  let rows: [Int]
  /// One for each of the rows, where the axis is even: logarithms on a logarithmic axis.
  let values: [Double]
  /// Along the band axis.
  let start: Double
  let thickness: Double

  var middle: Double { start + thickness / 2 }
}

extension Panel {
  /// By category and series, without the rows that have no place on an axis without ends.
  var slotGroups: [SlotGroup] {
    guard let scale = valueScale else { return [] }
    let band = data.isHorizontal ? data.y : data.x
    let present = rows.filter { row in value(row).map(scale.transform.holds) ?? false }
    return ComputedShapes.groups(present, [band.codes, data.series?.codes]).compactMap { rows in
      guard let slot = slot(rows[0]) else { return nil }
      let values = rows.map { scale.transform.spaced(value($0) ?? 0) }
      return SlotGroup(rows: rows, values: values, start: slot.start, thickness: slot.thickness)
    }
  }

  /// Of lines and dots on an area in the colour of a row: that colour darkened, where colours tell groups apart.
  func outline(_ row: Int) -> Color {
    data.series == nil ? Theme.ink : colors.color(row).mixed(with: Theme.depth, fraction: 0.45)
  }

  /// The position of a number as the axis spaces it, at its ends where it is beyond them.
  func position(spaced x: Double) -> Double {
    guard let scale = valueScale else { return 0 }
    return scale.clampedPosition(scale.transform.value(ofSpaced: x))
  }

  /// Whether any of a range of numbers as the axis spaces them is inside it.
  func shows(spaced low: Double, _ high: Double) -> Bool {
    guard let transform = valueScale?.transform else { return false }
    return showsInterval(transform.value(ofSpaced: low), transform.value(ofSpaced: high))
  }

  /// How many of some rows are inside the value axis.
  func countInside(_ rows: [Int]) -> Int {
    guard let scale = valueScale else { return 0 }
    return rows.count { value($0).map(scale.contains) ?? false }
  }

  /// - Parameters:
  ///   - along: a position along the value axis.
  ///   - across: a position along the band axis.
  func point(along: Double, across: Double) -> Point {
    data.isHorizontal ? Point(along, across) : Point(across, along)
  }
}

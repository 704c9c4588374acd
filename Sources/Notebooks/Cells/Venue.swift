import Basics
import Tables

/// A conference or journal, and the widths of figures and tables in its papers.
package struct Venue: Named, Sendable {
  package let name: String
  /// The width of one column in points.
  package let column: Double
  /// The width of all columns together in points; nil if the papers have one column.
  package let across: Double?
  /// True if figures always span all columns.
  private let isWide: Bool

  /// The width of a figure in points, and whether it is more than one column.
  package struct Place: Sendable, Equatable {
    package let width: Double
    package let spansColumns: Bool
  }

  /// The widths that a figure can have, in order of preference. The first one with enough room is used.
  package var places: [Place] {
    let wide = across.map { Place(width: $0, spansColumns: true) }
    return (isWide ? [] : [Place(width: column, spansColumns: false)]) + (wide.map { [$0] } ?? [])
  }

  /// A description such as `a column of 3.25 inches; 6.75 across all columns`.
  package var summary: String {
    func inches(_ width: Double) -> String { NumberText.shortest(width / 72) }
    guard !isWide else { return "all columns, \(inches(across ?? column)) inches" }
    return "a column of \(inches(column)) inches" + (across.map { "; \(inches($0)) across all columns" } ?? "")
  }

  private init(_ name: String, column: Double, across: Double?, isWide: Bool = false) {
    (self.name, self.column, self.across, self.isWide) = (name, column * 72, across.map { $0 * 72 }, isWide)
  }

  /// A venue with one column. The width is in inches.
  private static func paper(_ name: String, _ column: Double) -> [Venue] { [Venue(name, column: column, across: nil)] }

  /// A venue with several columns, and one named `…-wide` whose figures span all of them. Widths are in inches.
  private static func paper(_ name: String, _ column: Double, across: Double) -> [Venue] {
    [
      Venue(name, column: column, across: across),
      Venue(name + "-wide", column: column, across: across, isWide: true),
    ]
  }

  package static let all: [Venue] = [
    paper("neurips", 5.5), paper("iclr", 5.5), paper("icml", 3.25, across: 6.75), paper("cvpr", 3.25, across: 6.875),
    paper("aaai", 3.3, across: 6.975), paper("jmlr", 6), paper("tmlr", 6.5), paper("ieee", 3.5, across: 7.0625),
  ].flatMap(\.self)
}

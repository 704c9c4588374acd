import Graphics

/// The texts of values in cells or beside bars, and the form in which they are shown.
struct Annotations: Sendable, Equatable {
  enum Style: Int, Comparable, Sendable {
    case none, compact, full

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var style: Style
  let font: Font
  // The full and the compact text of each row.
  let full: [String]
  let compact: [String]
  /// The widths of the full texts, in points.
  let widths: [Double]
  /// The widths of the texts of arrows, in points.
  let arrowWidths: [Double]

  /// The same texts, none of which is shown.
  var hidden: Annotations {
    var annotations = self
    annotations.style = .none
    return annotations
  }

  /// Returns the text of a row in the current style, or nil if texts are not shown.
  func text(_ row: Int) -> String? {
    switch style {
    case .none: nil
    case .compact: compact[row]
    case .full: full[row]
    }
  }
}

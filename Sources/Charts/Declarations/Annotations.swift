import Graphics

/// How values are written in cells or beside bars.
struct Annotations: Sendable, Equatable {
  enum Style: Int, Comparable, Sendable {
    case none, compact, full

    static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  private(set) var style: Style
  let font: Font
  /// One a row, in the full and the compact form.
  let full: [String]
  let compact: [String]
  /// Of the full form, in points.
  let widths: [Double]
  /// Of the words of arrows, in points.
  let arrowWidths: [Double]

  /// The same, not shown.
  var hidden: Annotations {
    var annotations = self
    annotations.style = .none
    return annotations
  }

  func text(_ row: Int) -> String? {
    switch style {
    case .none: nil
    case .compact: compact[row]
    case .full: full[row]
    }
  }
}

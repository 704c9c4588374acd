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

  /// Returns the rectangles of the texts of rows among some drawn commands.
  func places(in commands: [DrawingCommand]) -> [Rectangle] {
    guard style != .none else { return [] }
    let widthOf = Dictionary(zip(style == .full ? full : compact, widths), uniquingKeysWith: max)
    return commands.flatMap { command in places(of: command, widthOf) }
  }

  private func places(of command: DrawingCommand, _ widthOf: [String: Double]) -> [Rectangle] {
    switch command {
    case .group(let group): return group.commands.flatMap { places(of: $0, widthOf) }
    case .text(let run):
      guard run.font == font, let width = widthOf[run.text] else { return [] }
      let left = run.origin.x - run.anchor.fraction * width
      return [Rectangle(x: left, y: run.origin.y - 0.73 * font.size, width: width, height: 0.94 * font.size)]
    default: return []
    }
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

import Documents
import Graphics

/// The dimensions and fonts of typeset pages, in points.
package struct PageStyle: Sendable {
  package var page: Size
  /// The width of the text, including all columns and the gutters between them.
  package var measure: Double
  package var top: Double
  package var bottom: Double
  package var body: TextStyle
  /// The number of text columns.
  package private(set) var columns = 1
  /// Returns the places where a word may be hyphenated in justified text.
  private var wordBreaks: WordBreaks?
  /// The size of fonts and of the spaces around headings, relative to those with a single column.
  private var scale = 1.0

  package init(page: Size, measure: Double, top: Double, bottom: Double, body: TextStyle) {
    self.page = page
    self.measure = measure
    self.top = top
    self.bottom = bottom
    self.body = body
  }

  /// A text width of 5.5 inches: about 80 characters of the body font, and the usual width of a figure in a conference
  /// paper.
  private static func standard(_ page: Size) -> PageStyle {
    PageStyle(
      page: page, measure: 5.5 * 72, top: 86, bottom: 92,
      body: TextStyle(font: Font(.serif, size: 10.5), leading: 14.25))
  }

  package static let a4 = standard(Size(595.276, 841.89))
  package static let letter = standard(Size(612, 792))

  /// The same paper with two columns of 3.25 inches, as conferences use them, in a smaller font.
  package var inTwoColumns: PageStyle {
    guard columns == 1 else { return self }
    var style = self
    style.columns = 2
    style.measure = 2 * 3.25 * 72 + Self.gutter
    (style.top, style.bottom) = (top - 14, bottom - 16)
    style.body = body.scaled(by: 0.9)
    style.scale = 0.9
    return style
  }

  private static let gutter = 18.0

  /// The width of one column.
  var columnWidth: Double { (measure - Self.gutter * Double(columns - 1)) / Double(columns) }

  /// Returns true if something in a column of this width could span all columns instead.
  func isColumn(_ width: Double) -> Bool { columns > 1 && width == columnWidth }

  /// Returns the left edge of a column, from the left of the text.
  func left(ofColumn column: Int) -> Double { Double(column) * (columnWidth + Self.gutter) }

  package var left: Double { (page.width - measure) / 2 }
  var textHeight: Double { page.height - top - bottom }

  var title: TextStyle { text(Font(.serif, size: 20, bold: true), leading: 25, .center) }
  var subtitle: TextStyle { text(Font(.serif, size: 12.5), leading: 17, .center) }
  var authors: TextStyle { text(Font(.serif, size: 11), leading: 15, .center) }
  var affiliations: TextStyle { text(Font(.serif, size: 9.5), leading: 12.5, .center) }
  var contents: TextStyle { body }
  var abstract: TextStyle { text(Font(.serif, size: 9.75), leading: 13) }
  var caption: TextStyle { text(Font(.serif, size: 9.25), leading: 12) }
  var footnote: TextStyle { text(Font(.serif, size: 8.5), leading: 10.75) }
  var reference: TextStyle { text(Font(.serif, size: 9.5), leading: 12.25) }
  var code: TextStyle { text(Font(.monospaced, size: 7.75), leading: 11, .left) }
  var table: TextStyle { text(Font(.serif, size: 9.25), leading: 11.75, .left) }
  var furniture: Font { Font(.serif, size: 8.75, italic: true) }

  private func text(_ font: Font, leading: Double, _ alignment: TextStyle.Alignment = .justified) -> TextStyle {
    var style = TextStyle(font: font, leading: leading, alignment: alignment).scaled(by: scale)
    if alignment == .justified { style.wordBreaks = wordBreaks }
    return style
  }

  package mutating func divideWords(at breaks: @escaping WordBreaks) {
    wordBreaks = breaks
    body.wordBreaks = breaks
  }

  func heading(level: Int) -> TextStyle {
    let sizes = [14.5, 12, 10.5]
    let size = sizes[min(level, sizes.count) - 1]
    let font = Font(.serif, size: size, bold: true, italic: level > 3)
    return text(font, leading: (size * 1.25).rounded(), .left)
  }

  func headingSpace(level: Int) -> (above: Double, below: Double) {
    level == 1 ? (22 * scale, 8 * scale) : (15 * scale, 5 * scale)
  }

  var paragraphSpace: Double { 6.5 }
  var blockSpace: Double { 10 }
  var floatSpace: Double { 17 }
  /// The space below the title, and below the abstract.
  static let headSpace = 22.0
  var listIndent: Double { 19 * scale }
  /// The indent at both sides of the abstract.
  var abstractIndent: Double { columns == 1 ? 26 : 12 }
}

/// Returns, for a word, how many of its characters precede each place where it may be hyphenated.
package typealias WordBreaks = @Sendable (String) -> [Int]

/// The style of running text.
package struct TextStyle: Sendable {
  package enum Alignment: Sendable {
    case justified, left, center, right
  }

  var font: Font
  /// The distance between baselines.
  var leading: Double
  var alignment: Alignment
  var color: Color
  var wordBreaks: WordBreaks?

  package init(font: Font, leading: Double, alignment: Alignment = .justified, color: Color = .black) {
    self.font = font
    self.leading = leading
    self.alignment = alignment
    self.color = color
  }

  func aligned(_ alignment: Alignment) -> TextStyle {
    var style = self
    style.alignment = alignment
    return style
  }

  /// Returns the style in another size, with the leading in proportion.
  func scaled(by factor: Double) -> TextStyle {
    var style = self
    style.font.size *= factor
    style.leading *= factor
    return style
  }
}

extension Color {
  static let link = Color(hex: 0x1B4A82)
  static let quiet = Color(hex: 0x5A5A5A)
  static let codeBackground = Color(hex: 0xF4F4F1)
  static let noteBar = Color(hex: 0xB07D12)
  static let noteBackground = Color(hex: 0xFBF6E9)
}

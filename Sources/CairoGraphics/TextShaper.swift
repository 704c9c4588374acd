import Basics
import Graphics

/// Shapes lines of text. Each is shaped only once, because a document has many equal words. May be shared by threads.
///
/// A line is shaped in one size and scaled to all others. This is exact, because metrics are not hinted.
package final class TextShaper: TextMeasurer {
  /// Letters that are equal in Swift, such as é and e with a combining accent, are shaped separately.
  private struct Key: Hashable {
    var text: String
    var face: Face

    func hash(into hasher: inout Hasher) {
      hasher.combine(face)
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    static func == (a: Key, b: Key) -> Bool {
      a.face == b.face && a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }
  }

  /// Not a `Memo`: a document uses it tens of thousands of times, and waiting for another thread's line is not worth
  /// it.
  private let lines = Monitor<[Key: ShapedLine]>([:])

  /// The maximum number of kept lines, because watching a notebook for days produces many. A report has 3,000.
  private static let most = 100_000

  /// Created early: as soon as there is a font map, pango reads the font configuration in its own thread.
  package init() {
    PangoShaper.prepare()
  }

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    try line(text, Face(font)).extents(size: font.size)
  }

  /// - Throws: `badData` where a font or a glyph is missing, naming the package that contains it.
  func line(_ text: String, _ face: Face) throws(Diagnostic) -> ShapedLine {
    let key = Key(text: text, face: face)
    if let line = lines.access({ $0[key] }) { return line }
    let line = try PangoShaper.borrow { shaper throws(Diagnostic) in try shaper.line(text, face) }
    return lines.access { lines in
      if let first = lines[key] { return first }
      if lines.count >= Self.most { lines.removeAll() }
      lines[key] = line
      return line
    }
  }
}

/// A font without its size.
struct Face: Hashable, Sendable {
  var family: Font.Family
  var isBold: Bool
  var isItalic: Bool

  init(_ font: Font) {
    family = font.family
    isBold = font.isBold
    isItalic = font.isItalic
  }
}

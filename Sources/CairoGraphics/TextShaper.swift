import Basics
import Graphics

/// Shapes lines of text, each once however often it is measured and drawn: a document is full of the same words. May be
/// shared by threads.
///
/// A line is shaped in one size and scaled to every other: metrics are not hinted.
package final class TextShaper: TextMeasurer {
  /// Letters that Swift holds to be equal, such as é and e with an accent, are shaped apart.
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

  /// Not a `Memo`: a document asks tens of thousands of times, and nobody need wait for a line.
  private let lines = Monitor<[Key: ShapedLine]>([:])

  /// Of lines that are kept: who watches a notebook for days sees many. A report has 3,000.
  private static let most = 100_000

  /// Early: as soon as there is a font map, Pango reads the configuration of the fonts in a thread of its own.
  package init() {
    PangoShaper.prepare()
  }

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    try line(text, Face(font)).extents(size: font.size)
  }

  /// - Throws: `badData` where a font or a glyph is missing, naming the package that has it.
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

/// A font but for its size.
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

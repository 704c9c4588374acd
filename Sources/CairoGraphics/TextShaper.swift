import Basics
import Formulas
import Graphics

/// Measures and shapes lines of text. Each is shaped only once, because a document has many equal words. Threads may
/// share a shaper.
///
/// A line is shaped in one size and scaled to all others. This is exact, because metrics are not hinted.
package final class TextShaper: TextMeasurer {
  /// A text and its face. Texts are compared by bytes, because texts that are equal in Swift, such as é and e with a
  /// combining accent, may have different glyphs.
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

  /// The shaped lines. This is not a `Memo`: a document uses it tens of thousands of times, and waiting for a line that
  /// another thread is shaping is not worth it.
  private let lines = Monitor<[Key: ShapedLine]>([:])

  /// The greatest number of lines that are kept, because a preview that runs for days would collect many. A report has
  /// 3,000.
  private static let most = 100_000

  private struct FormulaKey: Hashable {
    var tex: String
    var size: Double
  }

  /// The boxes of formulas in labels.
  private let formulas = Monitor<[FormulaKey: FormulaBox]>([:])
  private static let mostFormulas = 10_000

  /// The characters that no font has, if they are collected.
  private let missing = Monitor<Set<Character>>([])
  private let collectsMissing: Bool
  package let fonts: FontChoice

  /// Creates a shaper. It is best created early: as soon as there is a font map, pango reads the font configuration in
  /// a thread of its own.
  ///
  /// - Parameters:
  ///   - fonts: the font families to use.
  ///   - collectsMissing: whether characters that no font has are collected for `takeMissing` instead of throwing an
  ///     error at the first one, so that all of a document can be reported at once.
  package init(fonts: FontChoice = FontChoice(), collectsMissing: Bool = false) {
    self.fonts = fonts
    self.collectsMissing = collectsMissing
    PangoShaper.prepare()
  }

  /// Returns the collected characters that no font has, and forgets them.
  package func takeMissing() -> [MissingCharacter] {
    missing.access { found in
      defer { found = [] }
      return found.sorted().map(MissingCharacter.init)
    }
  }

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    if let extents = try extentsWithFormulas(of: text, font: font) { return extents }
    return try line(text, Face(font)).extents(size: font.size)
  }

  package func mathFont() throws(Diagnostic) -> any MathFont { try mathFace().font }

  package func formulaBox(_ tex: String, size: Double) throws(Diagnostic) -> FormulaBox {
    let key = FormulaKey(tex: tex, size: size)
    if let box = formulas.access({ $0[key] }) { return box }
    let box = try newFormulaBox(tex, size: size)
    formulas.access { formulas in
      if formulas.count >= Self.mostFormulas { formulas.removeAll() }
      formulas[key] = box
    }
    return box
  }

  func mathFace() throws(Diagnostic) -> MathFace { try MathFace.installed(fonts[.math]) }

  package func directions(of paragraph: String) -> TextDirections? {
    guard paragraph.unicodeScalars.contains(where: \.isRightToLeft) else { return nil }
    return PangoShaper.directions(of: paragraph)
  }

  /// Returns a shaped line.
  ///
  /// - Throws: `badData` if a font or a glyph is missing; the hint names the package that contains it.
  func line(_ text: String, _ face: Face) throws(Diagnostic) -> ShapedLine {
    let key = Key(text: text, face: face)
    if let line = lines.access({ $0[key] }) { return line }
    try Limit.marks.check(text.mostMarks, "a text")
    let served = ServedFace(face: face, family: fonts.name(of: face.family))
    let (line, missing) = try PangoShaper.borrow { shaper throws(Diagnostic) in try shaper.line(text, served) }
    guard missing.isEmpty else {
      guard collectsMissing else { throw FontProbe.missingGlyphs(missing, in: text) }
      self.missing.access { $0.formUnion(missing) }
      return line
    }
    return lines.access { lines in
      if let first = lines[key] { return first }
      if lines.count >= Self.most { lines.removeAll() }
      lines[key] = line
      return line
    }
  }
}

extension String {
  /// The greatest number of consecutive combining marks; 0 if the text is too short to exceed the limit.
  fileprivate var mostMarks: Int {
    guard utf8.count > Limit.marks.most, utf8.contains(where: { $0 >= 0x80 }) else { return 0 }
    var (most, count) = (0, 0)
    for scalar in unicodeScalars {
      count = scalar.isMark ? count + 1 : 0
      most = max(most, count)
    }
    return most
  }
}

/// A font without a size.
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

/// A face and the name of the installed family to use for it.
struct ServedFace: Hashable, Sendable {
  var face: Face
  var family: String
}

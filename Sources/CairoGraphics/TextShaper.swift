import Basics
import Formulas
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

  private struct FormulaKey: Hashable {
    var tex: String
    var size: Double
  }

  /// Those of labels in figures.
  private let formulas = Monitor<[FormulaKey: FormulaBox]>([:])
  private static let mostFormulas = 10_000

  /// What no font has, where that is collected.
  private let missing = Monitor<Set<Character>>([])
  private let collectsMissing: Bool
  package let fonts: FontChoice

  /// Created early: as soon as there is a font map, pango reads the font configuration in its own thread.
  ///
  /// - Parameters:
  ///   - fonts: the families of its texts.
  ///   - collectsMissing: whether characters that no font has are collected for `takeMissing`, so that all of a document
  ///     are known at once, and not thrown at the first.
  package init(fonts: FontChoice = FontChoice(), collectsMissing: Bool = false) {
    self.fonts = fonts
    self.collectsMissing = collectsMissing
    PangoShaper.prepare()
  }

  /// The characters that no font has in what was measured since the last call.
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

  /// - Throws: `badData` where a font or a glyph is missing, naming the package that contains it.
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
  /// How many marks follow one another; 0 where the text is too short to have many.
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

/// A face with the name of the family that serves it.
struct ServedFace: Hashable, Sendable {
  var face: Face
  var family: String
}

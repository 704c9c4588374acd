import Documents
import Formulas
import Graphics

/// The items of a paragraph for line breaking (Knuth and Plass, *Breaking Paragraphs into Lines*, 1981). Widths are in
/// points.
enum ParagraphItem {
  case box(TextPiece)
  /// A space between words, which is dropped at the end of a line.
  case glue(Glue)
  /// A place where a line may end at a cost. If it does, the hyphen is added.
  case penalty(cost: Double, hyphen: TextPiece?)
  case forcedBreak

  /// The cost of a break that is never taken.
  static let forbidden = 10_000.0
}

/// A space that can stretch by `stretch` and shrink by `shrink`, in points.
struct Glue {
  var width: Double
  var stretch: Double
  var shrink: Double
  /// The embedding level, as in `TextPiece`.
  var level: UInt8 = 0
}

/// Characters in one font that no line break separates.
struct TextPiece {
  var text: String
  var font: Font
  var color: Color
  var width: Double
  /// The height above the baseline, for superscripts.
  var rise: Double = 0
  var link: LinkTarget?
  var isStruck = false
  var isUnderlined = false
  /// True for a hyphen at a line break, which is not part of the text.
  var isHyphen = false
  /// The footnote that is called here, or nil.
  var footnote: Int?
  /// How far its last character may extend into the margin, so that the edge looks straight.
  var protrusion: Double = 0
  /// The embedding level of its characters. Odd levels run from right to left.
  var level: UInt8 = 0
  /// A part of a formula, drawn instead of the text.
  var formula: FormulaBox?
  /// The structure nodes inside the paragraph to which it belongs: a link, a formula.
  var nodes: [StructureNode] = []

  /// The character that stands for a part of a formula in the text.
  static let object = "\u{FFFC}"

  /// Returns true if both can be drawn as one run.
  func continues(_ other: TextPiece) -> Bool {
    font == other.font && color == other.color && rise == other.rise && link == other.link
      && isStruck == other.isStruck && isUnderlined == other.isUnderlined && level == other.level
      && formula == nil && other.formula == nil && nodes == other.nodes && !other.isHyphen
  }

  /// Returns the drawing commands.
  ///
  /// - Parameter origin: The left end of the baseline.
  func commands(at origin: Point) -> [DrawingCommand] {
    if let formula { return formula.commands(at: origin, color: color) }
    let run = DrawingCommand.text(TextRun(shown, font: font, color: color, at: origin))
    return isHyphen ? [run].tagged(.artifact(.layout)) : [run]
  }

  /// Returns the piece, reduced if it is a formula that is wider than a line and cannot be divided.
  func reduced(to width: Double) -> TextPiece {
    guard let formula, self.width > width, width > 0 else { return self }
    var piece = self
    (piece.formula, piece.width) = (formula.scaled(by: width / self.width), width)
    return piece
  }

  /// The text that is drawn. If no character has a direction of its own, an invisible mark gives one.
  var shown: String {
    let isNeutral = level % 2 == 1 && !text.unicodeScalars.contains(where: \.isRightToLeft)
    return isNeutral ? "\u{200F}" + text : text
  }
}

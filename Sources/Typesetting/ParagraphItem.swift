import Documents
import Formulas
import Graphics

/// What a paragraph consists of when its lines are broken (Knuth and Plass, *Breaking Paragraphs into Lines*, 1981).
/// Widths are in points.
enum ParagraphItem {
  case box(TextPiece)
  /// Space between words, gone at a line's end.
  case glue(Glue)
  /// A place where a line may end, for a price; a hyphen appears if it does.
  case penalty(cost: Double, hyphen: TextPiece?)
  case forcedBreak

  /// A penalty that no line pays.
  static let forbidden = 10_000.0
}

/// Space that a line makes wider by `stretch` or narrower by `shrink`, in points.
struct Glue {
  var width: Double
  var stretch: Double
  var shrink: Double
  /// As of a piece.
  var level: UInt8 = 0
}

/// Characters of one font that no line break separates.
struct TextPiece {
  var text: String
  var font: Font
  var color: Color
  var width: Double
  /// Above the baseline, for superscripts.
  var rise: Double = 0
  var link: LinkTarget?
  var isStruck = false
  var isUnderlined = false
  /// Where a line divides a word: no part of the text.
  var isHyphen = false
  /// The footnote that is called here.
  var footnote: Int?
  /// How far its last character may extend into the margin, so that the edge looks straight.
  var protrusion: Double = 0
  /// The embedding level of its characters: odd from right to left.
  var level: UInt8 = 0
  /// A part of a formula, which stands for its text.
  var formula: FormulaBox?
  /// What it is within its paragraph: a part of a link, or of a formula.
  var nodes: [StructureNode] = []

  /// What stands for a part of a formula among letters.
  static let object = "\u{FFFC}"

  /// Whether both can be drawn as one run.
  func continues(_ other: TextPiece) -> Bool {
    font == other.font && color == other.color && rise == other.rise && link == other.link
      && isStruck == other.isStruck && isUnderlined == other.isUnderlined && level == other.level
      && formula == nil && other.formula == nil && nodes == other.nodes && !other.isHyphen
  }

  /// - Parameter origin: the left end of its baseline.
  func commands(at origin: Point) -> [DrawingCommand] {
    if let formula { return formula.commands(at: origin, color: color) }
    let run = DrawingCommand.text(TextRun(shown, font: font, color: color, at: origin))
    return isHyphen ? [run].tagged(.artifact(.layout)) : [run]
  }

  /// The same no wider than a line: a formula that cannot be divided is smaller.
  func reduced(to width: Double) -> TextPiece {
    guard let formula, self.width > width, width > 0 else { return self }
    var piece = self
    (piece.formula, piece.width) = (formula.scaled(by: width / self.width), width)
    return piece
  }

  /// What is drawn. Signs that have no direction of their own take that of an invisible mark.
  var shown: String {
    let isNeutral = level % 2 == 1 && !text.unicodeScalars.contains(where: \.isRightToLeft)
    return isNeutral ? "\u{200F}" + text : text
  }
}

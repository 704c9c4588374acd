import Analysis
import Basics

/// A note under a table as it was written: `{text: Few loaves., where: flour = rye, column: Rise}`.
struct TableRemark: Sendable {
  var text: SourceText
  /// The rows that the note is about; nil for all.
  var condition: Condition?
  /// The column that the note is about; nil for all.
  var column: SourceText?

  static let fields = [
    OptionField("text", .text, "What it says.", isRequired: true),
    OptionField("where", .text, "Which rows it is about."),
    OptionField("column", .text, "Which column."),
  ]
  static let keys = fields.names

  /// True for a note about the whole table, which has no mark in the cells.
  var isGeneral: Bool { condition == nil && column == nil }

  init(_ text: SourceText) {
    self.text = text
  }

  /// Reads a mapping. Reports a note without a text and returns nil.
  init?(_ options: OptionReader) {
    guard let key = options.keys.first, let text = options.required("text", in: key) else { return nil }
    self.text = text
    condition = options.condition("where")
    column = options.text("column")
  }
}

/// The marks that refer to notes under a table.
enum TableMarks: String, CaseIterable, Named, Sendable {
  case letters, numbers, symbols

  var name: String { rawValue }

  private static let signs = ["*", "†", "‡", "§", "‖", "¶"]

  /// Returns the mark at an index from 0: a, b, … z, aa; or 1, 2, …; or *, †, … and then each sign twice.
  func mark(_ index: Int) -> String {
    switch self {
    case .letters: LetterName.of(index)
    case .numbers: "\(index + 1)"
    case .symbols:
      String(repeating: Self.signs[index % Self.signs.count], count: index / Self.signs.count + 1)
    }
  }
}

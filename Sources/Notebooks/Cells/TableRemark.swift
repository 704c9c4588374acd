import Analysis
import Basics

/// A note under a table as it was written: `{text: Few loaves., where: flour = rye, column: Rise}`.
struct TableRemark: Sendable {
  var text: SourceText
  /// Which rows it is about.
  var condition: Condition?
  /// Which column.
  var column: SourceText?

  static let fields = [
    OptionField("text", .text, "What it says.", isRequired: true),
    OptionField("where", .text, "Which rows it is about."),
    OptionField("column", .text, "Which column."),
  ]
  static let keys = fields.names

  /// A note on the whole table, which nothing calls.
  var isGeneral: Bool { condition == nil && column == nil }

  init(_ text: SourceText) {
    self.text = text
  }

  /// Nil for a note without a text, which is reported.
  init?(_ options: OptionReader) {
    guard let key = options.keys.first, let text = options.required("text", in: key) else { return nil }
    self.text = text
    condition = options.condition("where")
    column = options.text("column")
  }
}

/// What notes under a table are called by.
enum TableMarks: String, CaseIterable, Named, Sendable {
  case letters, numbers, symbols

  var name: String { rawValue }

  private static let signs = ["*", "†", "‡", "§", "‖", "¶"]

  /// From 0: a, b, … z, aa; 1, 2; or *, †, … and then two of each.
  func mark(_ index: Int) -> String {
    switch self {
    case .letters: LetterName.of(index)
    case .numbers: "\(index + 1)"
    case .symbols:
      String(repeating: Self.signs[index % Self.signs.count], count: index / Self.signs.count + 1)
    }
  }
}

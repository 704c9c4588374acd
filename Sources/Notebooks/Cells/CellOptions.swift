import Analysis
import Basics

/// What every cell that computes has: a label, rows to compute from, and words about it.
struct CellOptions: Sendable {
  /// Names files, so it has letters, digits, `-` and `_` only.
  var label: String
  /// Where the cell begins.
  var fence: SourceText
  var caption: SourceText?
  var condition: Condition?
  var duplicates: DuplicatePolicy?
  var source: SourceText?
  /// Whether groups are compared only on what all of them have.
  var commonCells: Bool
  /// Whether the document shows it; its files are written anyway.
  var isShown: Bool

  static let keys = ["label", "caption", "where", "duplicates", "source", "show", "common_cells"]

  /// Nil, and a mistake reported, without a label that can be used.
  init?(_ reader: OptionReader, fence: SourceText) {
    guard let label = reader.text("label") else {
      if reader.key("label") == nil {
        reader.problems.report(
          "the cell has no label", hint: "add a line such as 'label: by-type'", at: fence.location())
      }
      return nil
    }
    guard label.text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }) else {
      reader.problems.report(
        "'\(label.text)' cannot be a label", hint: "use letters, digits, '-' and '_'",
        at: label.location())
      return nil
    }
    self.label = label.text
    self.fence = fence
    caption = reader.text("caption")
    condition = reader.condition("where")
    duplicates = reader.choice("duplicates", DuplicatePolicy.allCases.map(\.name)).flatMap(DuplicatePolicy.init)
    source = reader.text("source")
    commonCells = reader.flag("common_cells") ?? false
    isShown = reader.flag("show") ?? true
  }
}

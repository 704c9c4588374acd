import Analysis
import Basics

/// The options that charts and tables share: a label, the rows to use, and a caption.
struct CellOptions: Sendable {
  /// The label. It is part of file names, so it has letters, digits, `-` and `_` only.
  var label: String
  /// The place where the cell begins.
  var fence: SourceText
  var caption: SourceText?
  var condition: Condition?
  var duplicates: DuplicatePolicy?
  var source: SourceText?
  /// True if groups are compared only on the cells that all of them have.
  var commonCells = false
  /// True if the document shows the cell. Its files are written in any case.
  var isShown = true

  static let fields =
    [OptionField("label", labelForm, "Names the cell's files, and is what references use.", isRequired: true)]
    + all.map(\.field)

  private static let labelForm = ValueSchema.text(matching: "[A-Za-z0-9_-]{1,100}")

  static let all: [CellOption<CellOptions>] = [
    .text("caption", "The text below it.") { $0.caption = $1 }.forNotebooks,
    CellOption(OptionSummary(name: "where", help: "Use only the rows that match."), .text) {
      $1.condition = $0.condition("where")
    },
    .choice(
      "duplicates", of: DuplicatePolicy.allCases, "How to handle several rows of one trial: mean, last, best or all."
    ) { $0.duplicates = $1 },
    .text("source", "Another table than the first, by its name.") { $0.source = $1 }.forNotebooks,
    .flag("show", "Whether the document shows it.") { $0.isShown = $1 }.forNotebooks,
    .flag("common_cells", "Compare groups only on the cells that all of them have: true or false.") {
      $0.commonCells = $1
    },
  ]

  /// - Parameter label: The label of the cell, which the reader does not give.
  init(label: String, _ reader: OptionReader, fence: SourceText) {
    self.label = label
    self.fence = fence
    for option in Self.all { option.read(reader, &self) }
  }

  /// Makes options for a picture, which has no cell to read them from.
  init(label: String, place: SourceText) {
    self.label = label
    fence = place
  }

  static func isLabel(_ text: some StringProtocol) -> Bool {
    (1...100).contains(text.count)
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
  }

  /// Reads the options. Reports a missing or invalid label and returns nil.
  init?(_ reader: OptionReader, fence: SourceText) {
    guard let label = reader.text("label") else {
      if reader.key("label") == nil {
        reader.problems.report(
          "the cell has no label", hint: "add a line such as 'label: by-type'", at: fence.location())
      }
      return nil
    }
    guard Self.isLabel(label.text) else {
      reader.problems.report(
        "'\(label.text)' cannot be a label", hint: "use letters, digits, '-' and '_', 100 of them at most",
        at: label.location())
      return nil
    }
    self.init(label: label.text, reader, fence: fence)
  }
}

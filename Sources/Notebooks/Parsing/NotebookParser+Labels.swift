import Basics

extension NotebookParser {
  /// Reports labels that are used twice. They name files, so each must be unique.
  func checkLabels(_ parts: [NotebookPart]) {
    var lines: [String: Int] = [:]
    for options in parts.flatMap(\.cells) {
      if let first = lines[options.label] {
        problems.report(
          "repeated label '\(options.label)'", hint: "it is already used in line \(first)", at: options.fence.location()
        )
      }
      lines[options.label] = lines[options.label] ?? options.fence.line
    }
  }
}

extension NotebookPart {
  /// The options of all cells in the part, with those of its children.
  fileprivate var cells: [CellOptions] {
    (cell.map { [$0] } ?? []) + children.flatMap(\.cells)
  }

  /// The options of the cell that the part is; nil for other parts.
  var cell: CellOptions? {
    switch self {
    case .chart(let cell, _): cell.options
    case .table(let cell, _): cell.options
    case .figure(let cell, _): cell.options
    case .alternatives, .each, .definition, .content: nil
    }
  }
}

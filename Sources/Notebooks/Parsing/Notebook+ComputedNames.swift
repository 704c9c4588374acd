import Analysis

extension Notebook {
  /// The columns that charts and tables compute, which `titles` can name: `accuracy_mean`, `n`.
  var computedNames: Set<String> {
    let measures = parts.flatMap(\.expressions).map { Aggregation.Measure($0).name }
    let names = measures + ["cells", "n", "possible_cells"]
    return Set(names + names.flatMap { ["\($0)_low", "\($0)_high"] })
  }
}

extension NotebookPart {
  fileprivate var expressions: [Expression] {
    switch self {
    case .content, .figure, .definition, .alternatives, .each: children.flatMap(\.expressions)
    case .chart(let cell, _): cell.channels.compactMap(\.option.content.expression) + (cell.flag.map { [$0] } ?? [])
    case .table(let cell, _): cell.columns.compactMap(\.expression) + (cell.sort.map { [$0.expression] } ?? [])
    }
  }
}

extension ChannelOption.Content {
  fileprivate var expression: Expression? {
    if case .expression(let expression, _) = self { return expression }
    return nil
  }
}

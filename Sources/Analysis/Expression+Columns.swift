import Tables

extension Expression {
  /// Returns the value in each row of an expression that computes with numbers and columns of numbers alone, as
  /// `evaluate(parameters:call:)` gives it for one row; nil for any other expression. Missing values are NaN. A
  /// comparison is 1 where it holds and 0 elsewhere.
  package func numbers(in table: Table) -> [Double]? {
    let evaluation = ColumnEvaluation(table: table)
    return evaluation.numbers(root) ?? evaluation.truths(root).map { $0.map { $0 ? 1 : 0 } }
  }
}

/// Computes whole columns at once. Every function returns nil for what needs the evaluation of single rows.
private struct ColumnEvaluation {
  let table: Table

  func numbers(_ node: Expression.Node) -> [Double]? {
    switch node {
    case .number(let number): [Double](repeating: number, count: table.rowCount)
    case .parameter(let name, _): columnNumbers(name)
    case .negative(let a): numbers(a).map { $0.map { 0 - $0 } }
    case .arithmetic(let a, let operation, let b): combined(numbers(a), numbers(b)) { operation.result($0, $1) }
    case .choice(let a, let condition, let b): chosen(numbers(a), truths(condition), numbers(b))
    case .text, .call, .bound, .comparison, .membership, .and, .or, .not, .fallback: nil
    }
  }

  func truths(_ node: Expression.Node) -> [Bool]? {
    switch node {
    case .comparison(let a, let comparison, let b, _):
      combined(numbers(a), numbers(b)) { !$0.isNaN && !$1.isNaN && comparison.holds($0, $1) }
    case .and(let a, let b): combined(truths(a), truths(b)) { $0 && $1 }
    case .or(let a, let b): combined(truths(a), truths(b)) { $0 || $1 }
    case .not(let a): truths(a).map { $0.map { !$0 } }
    case .number, .text, .parameter, .call, .bound, .negative, .arithmetic, .membership, .fallback, .choice: nil
    }
  }

  private func columnNumbers(_ name: String) -> [Double]? {
    guard case .number(let numbers) = table[name]?.values else { return nil }
    return numbers
  }

  private func combined<Operand, Result>(
    _ a: [Operand]?, _ b: [Operand]?, _ operation: (Operand, Operand) -> Result
  ) -> [Result]? {
    guard let a, let b else { return nil }
    return a.indices.map { operation(a[$0], b[$0]) }
  }

  private func chosen(_ a: [Double]?, _ isFirst: [Bool]?, _ b: [Double]?) -> [Double]? {
    guard let a, let isFirst, let b else { return nil }
    return a.indices.map { isFirst[$0] ? a[$0] : b[$0] }
  }
}

extension Expression.Arithmetic {
  /// Returns NaN, which is missing, if an operand is missing, and for a division by zero.
  fileprivate func result(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .over: b == 0 ? .nan : a / b
    }
  }
}

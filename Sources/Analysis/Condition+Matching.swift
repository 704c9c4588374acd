import Basics
import Tables

extension Condition {
  /// Returns the indices of the rows that match, in ascending order.
  ///
  /// - Throws: an error for a column that the table lacks, for a text that is no number in a column of numbers, and for a
  ///   word that may be a parameter's name or a value of its column.
  package func rows(in table: Table) throws(Diagnostic) -> [Int] {
    let mask = try mask(in: table)
    return mask.indices.filter { mask[$0] }
  }

  /// Returns for each row whether it matches.
  package func mask(in table: Table) throws(Diagnostic) -> [Bool] {
    try checkColumns(table.columnNames)
    return try Self.mask(root, table)
  }

  package func matches(row: Int, in table: Table) throws(Diagnostic) -> Bool {
    try checkColumns(table.columnNames)
    return matches { table[$0]?.text(row) }
  }

  /// Returns true if a record matches. The closure returns the text of a column, or nil if the value is missing. Call
  /// `checkColumns` first: this method does not check which columns there are.
  package func matches(_ value: (String) -> String?) -> Bool {
    Self.matches(root, value)
  }

  private static func matches(_ node: Node, _ value: (String) -> String?) -> Bool {
    switch node {
    case .comparison(let column, let comparison, let literal): comparison.holds(value(column.name), literal)
    case .membership(let column, let literals): literals.contains { Comparison.equal.holds(value(column.name), $0) }
    case .and(let a, let b): matches(a, value) && matches(b, value)
    case .or(let a, let b): matches(a, value) || matches(b, value)
    case .not(let a): !matches(a, value)
    }
  }

  private static func mask(_ node: Node, _ table: Table) throws(Diagnostic) -> [Bool] {
    switch node {
    case .comparison(let column, let comparison, let literal):
      return try mask(table.known(column.name), column, comparison, literal)
    case .membership(let column, let literals):
      var mask = [Bool](repeating: false, count: table.rowCount)
      for literal in literals {
        let equal = try Self.mask(table.known(column.name), column, .equal, literal)
        for row in mask.indices where equal[row] { mask[row] = true }
      }
      return mask
    case .and(let a, let b): return zip(try mask(a, table), try mask(b, table)).map { $0 && $1 }
    case .or(let a, let b): return zip(try mask(a, table), try mask(b, table)).map { $0 || $1 }
    case .not(let a): return try mask(a, table).map { !$0 }
    }
  }

  private static func mask(
    _ column: Column, _ reference: ColumnReference, _ comparison: Comparison, _ literal: Literal
  ) throws(Diagnostic) -> [Bool] {
    guard literal.source != .nothing else { return [Bool](repeating: false, count: column.count) }
    switch column.values {
    case .text(let codes, let categories):
      if case .parameter(let name, isBackquoted: false) = literal.source, categories.contains(name) {
        throw ambiguous(name, column, at: reference.location)
      }
      let holds = categories.map { comparison.holds($0, literal) }
      let missing = comparison.holds(nil, literal)
      return codes.map { $0 < 0 ? missing : holds[Int($0)] }
    case .number(let numbers):
      if literal.text.isEmpty, !comparison.isOrder { return numbers.map { comparison.holds($0.isNaN) } }
      // A column without any value may be one of texts.
      guard numbers.contains(where: { !$0.isNaN }) else { return numbers.map { _ in comparison.holds(nil, literal) } }
      let number = try literal.number(in: column, at: reference.location)
      return mask(numbers, comparison, number, rest: literal.rest)
    }
  }

  private static func mask(_ numbers: [Double], _ comparison: Comparison, _ number: Double, rest: Int) -> [Bool] {
    let noise = 1e-14 * abs(number)
    return numbers.map { value in
      if value.isNaN { return comparison == .notEqual }
      if rest != 0, value == number { return comparison.holds(0, rest) }
      return comparison.holds(abs(value - number) <= noise ? NumberText.withoutNoise(value) : value, number)
    }
  }

  private static func ambiguous(_ name: String, _ column: Column, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .badData, "'\(name)' is a parameter, and a value of '\(column.name)' too",
      hint: "write \"\(name)\" for the value, or `\(name)` for the parameter", at: location)
  }
}

extension Condition.Comparison {
  var isOrder: Bool { self != .equal && self != .notEqual }

  /// Returns true if `=` or `!=` holds, given whether the two values are equal.
  func holds(_ isEqual: Bool) -> Bool {
    self == .equal ? isEqual : !isEqual
  }

  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  /// Returns true if the comparison holds. It compares numbers if both sides are numbers, otherwise texts. Nil is a
  /// missing value.
  func holds(_ value: String?, _ literal: Condition.Literal) -> Bool {
    guard literal.source != .nothing else { return false }
    guard let value, !value.isEmpty else { return !isOrder && holds(literal.text.isEmpty) }
    // From 2^53 on, different integers can have the same nearest Double. Then their digits decide.
    if let number = literal.number, let other = NumberParser.number(in: value), other != number || abs(number) < 0x1p53
    {
      return holds(other, number)
    }
    if value == literal.text { return self == .equal || self == .lessOrEqual || self == .greaterOrEqual }
    return switch self {
    case .equal: false
    case .notEqual: true
    case .less, .lessOrEqual: NaturalOrder.precedes(value, literal.text)
    case .greater, .greaterOrEqual: NaturalOrder.precedes(literal.text, value)
    }
  }
}

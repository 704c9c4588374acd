import Basics

extension Expression {
  /// Returns the value of the expression. `call` gives the values of its reducer calls. A result computed from a
  /// missing number is missing. The result of arithmetic has the smaller of the two counts of cells and trials.
  ///
  /// - Throws: an error for an unknown parameter, and for arithmetic with a value that is not a number.
  package func evaluate(
    parameters: [String: Value] = [:], call: (ReducerCall) throws(Diagnostic) -> Value
  ) throws(Diagnostic) -> Value {
    try ExpressionEvaluation(parameters: parameters, text: text).value(of: root, call)
  }
}

private struct ExpressionEvaluation {
  let parameters: [String: Value]
  let text: String

  typealias Call = (ReducerCall) throws(Diagnostic) -> Value

  func value(of node: Expression.Node, _ call: Call) throws(Diagnostic) -> Value {
    switch node {
    case .number(let number): return .number(number)
    case .text(let text): return .text(text)
    case .call(let reducerCall): return try call(reducerCall.resolved(parameters))
    case .bound(let bound, let reducerCall): return end(bound, of: try call(reducerCall.resolved(parameters)))
    case .parameter(let name, let location):
      if let value = parameters[name] { return value }
      throw .unknownName(
        name, what: "parameter", valid: parameters.keys.sorted(), kind: .badData, at: location)
    case .negative(let a): return try combined(.number(0), .minus, value(of: a, call))
    case .arithmetic(let a, let operation, let b):
      return try combined(value(of: a, call), operation, value(of: b, call))
    case .comparison(let a, let comparison, let b, let location):
      return try compared(value(of: a, call), comparison, value(of: b, call), location)
    case .membership(let a, let literals): return .truth(literals.contains(try value(of: a, call)))
    case .and(let a, let b): return .truth(try truth(a, call) ? truth(b, call) : false)
    case .or(let a, let b): return .truth(try truth(a, call) ? true : truth(b, call))
    case .not(let a): return .truth(try !truth(a, call))
    case .fallback(let a, let text):
      let value = try value(of: a, call)
      return value.isMissing ? .text(text) : value
    case .choice(let a, let condition, let b): return try value(of: truth(condition, call) ? a : b, call)
    }
  }

  /// Returns an end of the interval; missing if there is no interval.
  private func end(_ bound: Expression.Bound, of value: Value) -> Value {
    guard case .estimate(var estimate) = value else { return .missing }
    estimate.value = bound == .low ? estimate.interval?.low : estimate.interval?.high
    estimate.interval = nil
    return .estimate(estimate)
  }

  private func combined(_ a: Value, _ operation: Expression.Arithmetic, _ b: Value) throws(Diagnostic) -> Value {
    guard case .estimate(let x) = a, case .estimate(let y) = b else {
      throw Diagnostic(.badData, "'\(operation.rawValue)' needs a number on both sides in '\(text)'")
    }
    let known = [x, y].filter { $0.n > 0 || $0.value == nil }
    var result = Estimate(nil)
    result.n = known.map(\.n).min() ?? 0
    result.cells = known.map(\.cells).min() ?? 0
    result.possibleCells = known.map(\.possibleCells).min() ?? 0
    if let p = x.value, let q = y.value { result.value = Self.compute(p, operation, q) }
    return .estimate(result)
  }

  /// Returns nil for a division by zero.
  private static func compute(_ a: Double, _ operation: Expression.Arithmetic, _ b: Double) -> Double? {
    switch operation {
    case .plus: a + b
    case .minus: a - b
    case .times: a * b
    case .over: b == 0 ? nil : a / b
    }
  }

  /// Returns false if either side is missing.
  private func compared(
    _ a: Value, _ comparison: Condition.Comparison, _ b: Value, _ location: SourceLocation
  ) throws(Diagnostic) -> Value {
    if a.isMissing || b.isMissing { return .truth(false) }
    switch (a, b) {
    case (.estimate(let x), .estimate(let y)):
      guard let x = x.value, let y = y.value else { return .truth(false) }
      return .truth(comparison.holds(x, y))
    case (.text(let x), .text(let y)): return .truth(comparison.holds(x, y))
    case (.truth(let x), .truth(let y)) where !comparison.isOrder: return .truth(comparison.holds(x == y))
    default: throw Diagnostic(.badData, "only values of one kind can be compared", at: location)
    }
  }

  private func truth(_ node: Expression.Node, _ call: Call) throws(Diagnostic) -> Bool {
    guard case .truth(let truth) = try value(of: node, call) else {
      throw Diagnostic(.badData, "'and', 'or', 'not' and 'if' need comparisons in '\(text)'")
    }
    return truth
  }
}

import Platform

/// An operation on two numbers, as tasks of arithmetic have it.
enum ArithmeticOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide, square, root

  /// Of a and b, or of a alone.
  @inline(__always)
  func callAsFunction<Number: FloatingPoint>(_ a: Number, _ b: Number) -> Number {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .square: a * a
    case .root: a.squareRoot()
    }
  }

  /// Of two texts, for formulas.
  func text(_ a: String, _ b: String) -> String {
    switch self {
    case .add: "\(a) + \(b)"
    case .subtract: "\(a) − \(b)"
    case .multiply: "\(a) · \(b)"
    case .divide: "\(a) / \(b)"
    case .square: "(\(a))²"
    case .root: "√(\(a))"
    }
  }
}

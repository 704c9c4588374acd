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

  /// The same of many numbers, with a loop for each operation, which the compiler makes vector code of.
  func apply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into results: UnsafeMutablePointer<Float>
  ) {
    switch self {
    case .add: for i in 0..<count { results[i] = a[i] + b[i] }
    case .subtract: for i in 0..<count { results[i] = a[i] - b[i] }
    case .multiply: for i in 0..<count { results[i] = a[i] * b[i] }
    case .divide: for i in 0..<count { results[i] = a[i] / b[i] }
    case .square: for i in 0..<count { results[i] = a[i] * a[i] }
    case .root: for i in 0..<count { results[i] = a[i].squareRoot() }
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

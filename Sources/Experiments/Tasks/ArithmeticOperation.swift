import Platform

/// An operation on one or two numbers in the tasks of arithmetic.
enum ArithmeticOperation: String, CaseIterable, Sendable {
  case add, subtract, multiply, divide, square, root

  /// Returns the result for a and b; `square` and `root` use only a.
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

  /// Computes the results for `count` pairs of numbers. Each operation has its own loop, so that the compiler
  /// vectorises it.
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

  /// Returns the formula of the operation for two texts.
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

import Platform
import Statistics

// Initialisers that take more than a line.
extension Initializer {
  /// Returns the r for which (inputs + outputs) · V(r) = 2, where V(r) = (1 − tanh r / r)(r − tanh(r/2)) / (2r) is the
  /// variance of tanh u σ(v) for u and v from U(−r, r). It is found by bisection of [0, 10].
  ///
  /// - Parameter width: inputs + outputs. Smaller values than 5 count as 5.
  static func accumulatorBound(_ width: Int) -> Double {
    let wanted = 2 / Double(max(5, width))
    var (low, high) = (0.0, 10.0)
    for _ in 0..<60 {
      let r = (low + high) / 2
      let variance = (1 - tanh(r) / r) * (r - tanh(r / 2)) / (2 * r)
      if variance < wanted { low = r } else { high = r }
    }
    return (low + high) / 2
  }

  /// Orthonormal vectors by the Gram–Schmidt process on normal vectors. Each vector is made orthogonal to those before
  /// it twice, because of rounding errors.
  @Sendable
  static func orthogonalMatrix(_ inputs: Int, _ outputs: Int, _ generator: inout RandomGenerator) -> [Float] {
    let (count, length) = (min(inputs, outputs), max(inputs, outputs))
    var vectors: [[Double]] = []
    while vectors.count < count {
      var vector = (0..<length).map { _ in generator.normal() }
      for _ in 0..<2 {
        for other in vectors { subtract(other, from: &vector) }
      }
      let norm = dot(vector, vector).squareRoot()
      if norm > 1e-6 { vectors.append(vector.map { $0 / norm }) }
    }
    return (0..<inputs).flatMap { input in
      (0..<outputs).map { Float(inputs <= outputs ? vectors[input][$0] : vectors[$0][input]) }
    }
  }

  private static func subtract(_ other: [Double], from vector: inout [Double]) {
    let share = dot(vector, other)
    for index in vector.indices { vector[index] -= share * other[index] }
  }

  private static func dot(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

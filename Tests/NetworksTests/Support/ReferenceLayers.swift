import Networks
import Platform

/// The numbers of a parameter.
struct ReferenceWeights {
  /// `[inputs][outputs]`
  let weights: [[Double]]
  let biases: [Double]

  init(_ parameter: Parameter) {
    weights = (0..<parameter.inputs).map { input in
      (0..<parameter.outputs).map { Double(parameter[input, $0]) }
    }
    biases = (0..<parameter.outputs).map { Double(parameter[bias: $0]) }
  }

  /// b[o] + Σ_k W[k, o] x[k]
  func sums(_ x: ArraySlice<Double>) -> [Double] {
    var sums = biases
    for (row, x) in zip(weights, x) {
      for output in sums.indices { sums[output] += row[output] * x }
    }
    return sums
  }

  func sums(_ x: [Double]) -> [Double] { sums(x[...]) }
}

/// Every kind of layer as a loop over scalars, one example at a time, with which the kernels are compared.
enum ReferenceLayer {
  typealias Forward = @Sendable (_ x: [Double], _ p: [ReferenceWeights], _ f: ([Double]) -> [Double]) -> [Double]

  static let all: [String: Forward] = plain.merging(ReferenceModule.all) { first, _ in first }

  private static let plain: [String: Forward] = [
    "dense": { x, p, f in f(p[0].sums(x)) },
    "residual": { x, p, f in zip(x, f(p[0].sums(x))).map { $0 + $1 } },
    "chain": { x, p, f in p[1].sums(f(p[0].sums(x))) },
    "towers": { x, p, _ in p[0].sums(x[..<(x.count / 2)]) + p[1].sums(x[(x.count / 2)...]) },
    "branches": { x, p, f in f(p[0].sums(x)) + p[1].sums(x) },
    "multiply_halves": { x, _, _ in halves(x).map { $0 * $1 } },
    "add_halves": { x, _, f in f(halves(x).map { $0 + $1 }) },
    "neural_addition": { x, p, _ in p[0].sums(x) },
    "activation": { x, _, f in f(x) },
    "pairs": { x, _, _ in halves(x).flatMap { [$0, $1] } },
    "shared_dense": { x, p, f in
      stride(from: 0, to: x.count, by: 2).flatMap { f(p[0].sums(x[$0..<$0 + 2])) }
    },
    "shared_layer_norm": { x, p, _ in layerNorm(Array(x[..<5]), p[0]) + layerNorm(Array(x[5...]), p[0]) },
    "attention": { x, p, _ in attention(pairs(x).map(p[0].sums)).flatMap(p[1].sums) },
    "position_mean": { x, _, _ in
      (0..<2).map { place in pairs(x).reduce(0) { $0 + $1[place] } / Double(x.count / 2) }
    },
    "offsets": { x, p, _ in zip(x, p[0].weights[0]).map { $0 + $1 } },
    "position_sum": { x, _, _ in
      (0..<5).map { place in stride(from: place, to: x.count, by: 5).reduce(0) { $0 + x[$1] } }
    },
    "standardization": { x, _, _ in x.map { ($0 - 0.3) / 0.7 } },
    "polynomial_step": { x, _, _ in halves(x).map { $0 * $1 + $0 } },
    "modulation": { x, p, f in
      let (a, b) = (x[..<(x.count / 2)], x[(x.count / 2)...])
      let (scales, shifts) = (p[1].sums(b), p[2].sums(b))
      return f(p[0].sums(a).enumerated().map { (1 + scales[$0]) * $1 + shifts[$0] })
    },
    "layer_norm": { x, p, _ in layerNorm(x, p[0]) },
    "rms_norm": { x, p, _ in
      let square = x.reduce(0) { $0 + $1 * $1 } / Double(x.count)
      return x.indices.map { p[0].weights[0][$0] * x[$0] / (square + 1e-6).squareRoot() }
    },
    "spline": { x, p, _ in
      p[0].weights[0].indices.map { output in
        x.indices.reduce(0) { sum, i in
          let spline = (0..<8).reduce(0) { $0 + p[2].weights[8 * i + $1][output] * bSpline(x[i], knot: $1, degree: 3) }
          return sum + p[0].weights[i][output] * x[i] / (1 + exp(-x[i])) + p[1].weights[i][output] * spline
        }
      }
    },
    "snake": { x, p, _ in
      x.enumerated().map { index, x in
        let a = p[0].weights[0][index]
        return x + sin(a * x) * sin(a * x) / a
      }
    },
  ]

  private static func halves(_ x: [Double]) -> [(Double, Double)] {
    Array(zip(x[..<(x.count / 2)], x[(x.count / 2)...]))
  }

  private static func pairs(_ x: [Double]) -> [[Double]] {
    stride(from: 0, to: x.count, by: 2).map { [x[$0], x[$0 + 1]] }
  }

  /// A B-spline by the recurrence of Cox and de Boor, with knots at −2.2, −1.8, …
  private static func bSpline(_ x: Double, knot: Int, degree: Int) -> Double {
    let start = -1 + 0.4 * Double(knot - 3)
    guard degree > 0 else { return start <= x && x < start + 0.4 ? 1 : 0 }
    let (length, place) = (0.4 * Double(degree), x - start)
    return place / length * bSpline(x, knot: knot, degree: degree - 1)
      + (length + 0.4 - place) / length * bSpline(x, knot: knot + 1, degree: degree - 1)
  }

  private static func layerNorm(_ x: [Double], _ p: ReferenceWeights) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    return x.indices.map { p.weights[0][$0] * (x[$0] - mean) / (variance + 1e-5).squareRoot() + p.biases[$0] }
  }

  /// Attention with two heads of two numbers. Each position has q, k and v, head by head.
  private static func attention(_ positions: [[Double]]) -> [[Double]] {
    func part(_ position: [Double], _ part: Int, _ head: Int) -> [Double] {
      Array(position[4 * part + 2 * head..<4 * part + 2 * head + 2])
    }
    return positions.map { position in
      (0..<2).flatMap { head in
        let query = part(position, 0, head)
        let powers = positions.map { other in
          exp(zip(query, part(other, 1, head)).reduce(0) { $0 + $1.0 * $1.1 } / 2.0.squareRoot())
        }
        return (0..<2).map { place in
          zip(powers, positions).reduce(0) { $0 + $1.0 * part($1.1, 2, head)[place] } / powers.reduce(0, +)
        }
      }
    }
  }
}

/// Every activation as a formula for the sums of one example.
enum ReferenceActivation {
  static let all: [String: @Sendable ([Double]) -> [Double]] = [
    "linear": { $0 },
    "tanh": { $0.map { tanh($0) } },
    "relu": { $0.map { max(0, $0) } },
    "sigmoid": { $0.map { 1 / (1 + exp(-$0)) } },
    "selu": { $0.map { 1.0507009873554805 * ($0 > 0 ? $0 : 1.6732632423543772 * (exp($0) - 1)) } },
    "abs": { $0.map { abs($0) } },
    "softmax": { z in
      let powers = z.map { exp($0 - z.max()!) }
      return powers.map { $0 / powers.reduce(0, +) }
    },
    "tanh_abs": { z in z.map { tanh($0) } + z.map { abs($0) } },
    "gelu": { $0.map { 0.5 * $0 * erfc(-$0 / 2.0.squareRoot()) } },
    "silu": { $0.map { $0 / (1 + exp(-$0)) } },
    "mish": { $0.map { $0 * tanh(log(1 + exp($0))) } },
    "softplus": { $0.map { log(1 + exp($0)) } },
    "sine": { $0.map { sin(30 * $0) } },
    "squared_relu": { $0.map { max(0, $0) * max(0, $0) } },
    "square": { $0.map { $0 * $0 } },
  ]
}

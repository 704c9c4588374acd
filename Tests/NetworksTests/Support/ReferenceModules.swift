import Networks
import Platform

/// The arithmetic modules as loops over scalars. p has their parameters in order.
enum ReferenceModule {
  static let all: [String: ReferenceLayer.Forward] = [
    "neural_accumulator": { x, p, _ in sums(x, weights(p, 0)) },
    "multiplicative_accumulator": { x, p, _ in powersOf(x, weights(p, 0)) },
    "share_product": { x, p, _ in powersOf(x, p[0].weights.map(gates)) },
    "selection_product": { x, p, _ in powersOf(x, p[0].weights) },
    "nalu_golden": { x, p, _ in
      let w = weights(p, 0, steepness: goldenSteepness)
      return gated(gates(p[2].sums(x).map { goldenSteepness * $0 }), sums(x, w), powersOf(x, w))
    },
    "nalu_biased": { x, p, _ in
      gated(gates(p[2].sums(x)), sums(x, weights(p, 0)), powersOf(x, weights(p, 0), least: 1e-8))
    },
    "inalu_attentive": { x, p, _ in
      gated(gates(p[4].sums(x)), sums(x, weights(p, 0)), signedProducts(x, weights(p, 2)))
    },
    "neural_multiplication": { x, p, _ in selections(x, p[0].weights) },
    "nalu": { x, p, _ in gated(gates(p[2].sums(x)), sums(x, weights(p, 0)), powersOf(x, weights(p, 0))) },
    "nalu_separate": { x, p, _ in gated(gates(p[4].sums(x)), sums(x, weights(p, 0)), powersOf(x, weights(p, 2))) },
    "gated_units": { x, p, _ in gated(gates(p[2].sums(x)), p[0].sums(x), selections(x, p[1].weights)) },
    "inalu": { x, p, _ in
      gated(gates(p[4].weights[0]), sums(x, weights(p, 0)), signedProducts(x, weights(p, 2)))
    },
    "inalu_shared": { x, p, _ in
      gated(gates(p[2].weights[0]), sums(x, weights(p, 0)), signedProducts(x, weights(p, 0)))
    },
    "npu": { x, p, _ in powers(x, real: p[0].weights, imaginary: p[2].weights, gates: p[1].weights) },
    "real_npu": { x, p, _ in powers(x, real: p[0].weights, imaginary: nil, gates: p[1].weights) },
  ]

  private static func gates(_ z: [Double]) -> [Double] { z.map { 1 / (1 + exp(-$0)) } }

  private static func gated(_ g: [Double], _ a: [Double], _ m: [Double]) -> [Double] {
    g.indices.map { g[$0] * a[$0] + (1 - g[$0]) * m[$0] }
  }

  /// ln of the golden ratio.
  private static let goldenSteepness = log((1 + 5.0.squareRoot()) / 2)

  /// tanh λŴ ∘ σ(λM̂)
  private static func weights(_ p: [ReferenceWeights], _ index: Int, steepness: Double = 1) -> [[Double]] {
    zip(p[index].weights, p[index + 1].weights).map { signs, shares in
      zip(signs, shares).map { tanh(steepness * $0) / (1 + exp(-steepness * $1)) }
    }
  }

  /// Folds f over the inputs of every output, beginning with `start`.
  private static func fold(
    _ x: [Double], _ w: [[Double]], _ start: Double, _ f: (_ before: Double, _ x: Double, _ w: Double) -> Double
  ) -> [Double] {
    w[0].indices.map { output in zip(x, w).reduce(start) { f($0, $1.0, $1.1[output]) } }
  }

  private static func sums(_ x: [Double], _ w: [[Double]]) -> [Double] { fold(x, w, 0) { $0 + $1 * $2 } }

  private static func powersOf(_ x: [Double], _ w: [[Double]], least: Double = 1e-7) -> [Double] {
    fold(x, w, 0) { $0 + $2 * log(abs($1) + least) }.map { exp($0) }
  }

  private static func selections(_ x: [Double], _ w: [[Double]]) -> [Double] {
    fold(x, w, 1) { $0 * ($2 * $1 + 1 - $2) }
  }

  private static func signedProducts(_ x: [Double], _ w: [[Double]]) -> [Double] {
    let sums = fold(x, w, 0) { $0 + $2 * log(max(abs($1), 1e-7)) }
    let signs = fold(x, w, 1) { $0 * ($1 > 0 ? 1 : 1 - 2 * abs($2)) }
    return zip(sums, signs).map { exp(min($0, 20)) * $1 }
  }

  private static func powers(_ x: [Double], real: [[Double]], imaginary: [[Double]]?, gates: [[Double]]) -> [Double] {
    let g = gates.map { min(max($0[0], 0), 1) }
    let logs = zip(x, g).map { log($1 * (abs($0) + 0x1p-23) + 1 - $1) }
    let turns = zip(x, g).map { $0 < 0 ? .pi * $1 : 0 }
    let none = real.map { $0.map { _ in 0.0 } }
    let u = zip(sums(logs, real), sums(turns, imaginary ?? none)).map { $0 - $1 }
    let v = zip(sums(turns, real), sums(logs, imaginary ?? none)).map { $0 + $1 }
    return zip(u, v).map { exp($0) * cos($1) }
  }
}

// Squares, and products of two numbers of the same half.
extension VectorOperation {
  static let squares: [VectorOperation] = [
    VectorOperation(
      "squared_distance", "Σ (aᵢ − bᵢ)²", .squares, outputs: { _ in 1 },
      moments: { given in
        let w = Double(given.width)
        let variance = w * (2 * given.fourth + 2 * given.second * given.second)
        return [OutputMoments(mean: 2 * w * given.second, variance: variance)]
      }
    ) { width, _ in
      { a, b, y in
        SampleRows.withScratch(width) { difference in
          difference.fill(from: a, b) { $0 - $1 }
          y.fill(0, sumOf: width) { (difference[$0], difference[$0]) }
        }
      }
    },
    VectorOperation(
      "difference_of_squares", "aᵢ² − bᵢ²", .squares,
      moments: { $0.alike($0.width, 2 * ($0.fourth - $0.second * $0.second)) }
    ) { _, _ in
      { a, b, y in y.fill(from: a, b) { $0 * $0 - $1 * $1 } }
    },
    VectorOperation(
      "sum_times_difference", "(aᵢ + bᵢ)(aᵢ₊₁ − bᵢ₊₁), indices modulo w", .squares,
      moments: { $0.alike($0.width, 4 * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for i in 0..<width {
          let next = i + 1 < width ? i + 1 : 0
          let (p, q, r, s) = (a[i], b[i], a[next], b[next])
          y.fill(i) { (p[$0] + q[$0]) * (r[$0] - s[$0]) }
        }
      }
    },
    VectorOperation(
      "neighbour_product", "aᵢ aᵢ₊₁, indices modulo w", .squares,
      moments: { $0.alike($0.width, $0.second * $0.second) }
    ) { width, _ in
      { a, _, y in
        for i in 0..<width {
          let (p, q) = (a[i], a[i + 1 < width ? i + 1 : 0])
          y.fill(i) { p[$0] * q[$0] }
        }
      }
    },
    VectorOperation(
      "squared_sum", "(Σ aᵢ)²", .squares, outputs: { _ in 1 },
      moments: { given in
        let (w, second) = (Double(given.width), given.second)
        let fourth = w * given.fourth + 3 * w * (w - 1) * second * second
        return [OutputMoments(mean: w * second, variance: fourth - w * w * second * second)]
      }
    ) { _, _ in
      { a, _, y in
        y.fill(0, sumOf: a) { _ in 1 }
        let sum = y[0]
        y.fill(0) { sum[$0] * sum[$0] }
      }
    },
  ]

  /// Operations on bits: exclusive or, which is 1 if one of two bits is 1 and the other is 0.
  static let bits: [VectorOperation] = [
    VectorOperation("exclusive_or", "aᵢ + bᵢ − 2 aᵢ bᵢ", .bits, cluster: product.name) { _, _ in
      { a, b, y in y.fill(from: a, b) { $0 + $1 - 2 * $0 * $1 } }
    }
  ]
}

import Platform

// Operations that are not polynomials of degree 2 or less.
extension VectorOperation {
  /// Piecewise linear operations. Each is even in its numbers or in their difference, so that no linear map is better
  /// than a constant.
  static let piecewiseLinear: [VectorOperation] = [
    VectorOperation("absolute_difference", "|aᵢ − bᵢ|", .piecewiseLinear) { _, _ in
      { a, b, y in y.fill(from: a, b) { abs($0 - $1) } }
    },
    VectorOperation("absolute_value", "|aᵢ|", .piecewiseLinear) { _, _ in
      { a, _, y in y.fill(from: a) { abs($0) } }
    },
    absoluteSum,
    VectorOperation("total_distance", "Σ |aᵢ − bᵢ|", .piecewiseLinear, outputs: { _ in 1 }) { width, _ in
      { a, b, y in
        SampleRows.withScratch(width) { difference in
          difference.fill(from: a, b) { abs($0 - $1) }
          y.fill(0, sumOf: difference) { _ in 1 }
        }
      }
    },
    VectorOperation("largest_size", "the largest |x| of a‖b", .piecewiseLinear, outputs: { _ in 1 }) { width, _ in
      { a, b, y in
        y.fill(0) { _ in 0 }
        let largest = y[0]
        for i in 0..<width {
          let (p, q) = (a[i], b[i])
          y.fill(0) { max(largest[$0], max(abs(p[$0]), abs(q[$0]))) }
        }
      }
    },
    VectorOperation("clipped_size", "min(|aᵢ|, ½)", .piecewiseLinear) { _, _ in
      { a, _, y in y.fill(from: a) { min(abs($0), 0.5) } }
    },
    totalSize,
  ]

  static let absoluteSum = VectorOperation("absolute_sum", "|aᵢ| + |bᵢ|", .piecewiseLinear) { _, _ in
    { a, b, y in y.fill(from: a, b) { abs($0) + abs($1) } }
  }

  static let totalSize = VectorOperation(
    "total_size", "Σ |aᵢ| + Σ |bᵢ|", .piecewiseLinear, outputs: { _ in 1 }
  ) { width, _ in
    { a, b, y in
      SampleRows.withScratch(width) { sizes in
        sizes.fill(from: a, b) { abs($0) + abs($1) }
        y.fill(0, sumOf: sizes) { _ in 1 }
      }
    }
  }

  static let others: [VectorOperation] = [
    VectorOperation("sine", "sin πaᵢ", .other) { _, _ in
      { a, _, y in y.fill(from: a) { sin(.pi * $0) } }
    },
    VectorOperation("cosine_of_sum", "cos π(aᵢ + bᵢ)", .other) { _, _ in
      { a, b, y in y.fill(from: a, b) { cos(.pi * ($0 + $1)) } }
    },
    VectorOperation("greater", "1[aᵢ > bᵢ]", .other) { _, _ in
      { a, b, y in y.fill(from: a, b) { $0 > $1 ? 1 : 0 } }
    },
    VectorOperation("cube", "aᵢ³", .other) { _, _ in
      { a, _, y in y.fill(from: a) { $0 * $0 * $0 } }
    },
    VectorOperation("likeness", "exp(−(aᵢ − bᵢ)²)", .other) { _, _ in
      { a, b, y in y.fill(from: a, b) { exp(-($0 - $1) * ($0 - $1)) } }
    },
    VectorOperation("quotient", "|aᵢ| / (1 + bᵢ²)", .other) { _, _ in
      { a, b, y in y.fill(from: a, b) { abs($0) / (1 + $1 * $1) } }
    },
    VectorOperation("scaled_by_size", "|aᵢ| bᵢ", .other) { _, _ in
      { a, b, y in y.fill(from: a, b) { abs($0) * $1 } }
    },
    VectorOperation("triple_product", "aᵢ aᵢ₊₁ bᵢ, indices modulo w", .other) { width, _ in
      { a, b, y in
        for i in 0..<width {
          let (p, q, r) = (a[i], a[i + 1 < width ? i + 1 : 0], b[i])
          y.fill(i) { p[$0] * q[$0] * r[$0] }
        }
      }
    },
  ]
}

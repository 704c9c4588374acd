// Products of a number of a and a number of b, and sums of such products.
extension VectorOperation {
  static let crossTerms: [VectorOperation] = [
    product,
    VectorOperation(
      "complex_product", "aᵢ bᵢ of w/2 complex numbers", .crossTerms, outputs: { $0 / 2 * 2 },
      moments: { $0.alike($0.width / 2 * 2, 2 * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for re in stride(from: 0, to: width - 1, by: 2) {
          let im = re + 1
          let (ar, ai, br, bi) = (a[re], a[im], b[re], b[im])
          y.fill(re) { ar[$0] * br[$0] - ai[$0] * bi[$0] }
          y.fill(im) { ar[$0] * bi[$0] + ai[$0] * br[$0] }
        }
      }
    },
    VectorOperation(
      "matrix_product", "Aᵢ Bᵢ of w/4 matrices of two rows and columns", .crossTerms, outputs: { $0 / 4 * 4 },
      moments: { $0.alike($0.width / 4 * 4, 2 * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for first in stride(from: 0, to: width - 3, by: 4) {
          for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
            let (p, q) = (a[first + 2 * row], a[first + 2 * row + 1])
            let (r, s) = (b[first + column], b[first + 2 + column])
            y.fill(first + 2 * row + column) { p[$0] * r[$0] + q[$0] * s[$0] }
          }
        }
      }
    },
    VectorOperation(
      "cross_product", "aᵢ × bᵢ of w/3 vectors in space", .crossTerms, outputs: { $0 / 3 * 3 },
      moments: { $0.alike($0.width / 3 * 3, 2 * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for first in stride(from: 0, to: width - 2, by: 3) {
          for axis in 0..<3 {
            let (next, last) = (first + (axis + 1) % 3, first + (axis + 2) % 3)
            let (p, q, r, s) = (a[next], b[last], a[last], b[next])
            y.fill(first + axis) { p[$0] * q[$0] - r[$0] * s[$0] }
          }
        }
      }
    },
    VectorOperation(
      "circular_convolution", "Σⱼ aⱼ bᵢ₋ⱼ, indices modulo w", .crossTerms,
      moments: { $0.alike($0.width, Double($0.width) * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for i in 0..<width { y.fill(i, sumOf: width) { j in (a[j], b[i >= j ? i - j : i - j + width]) } }
      }
    },
    mappedProduct,
    dotProduct,
    VectorOperation(
      "weighted_dot", "Σ cᵢ aᵢ bᵢ", .crossTerms, outputs: { _ in 1 }, coefficients: { $0 },
      moments: { [OutputMoments(variance: $0.squares(0..<$0.width) * $0.second * $0.second)] }
    ) { width, c in
      { a, b, y in y.fill(0, sumOf: width, weights: { c[$0] }) { (a[$0], b[$0]) } }
    },
    VectorOperation(
      "block_dots", "Σ aᵢ bᵢ over each four places", .crossTerms, outputs: { $0 / 4 },
      moments: { $0.alike($0.width / 4, 4 * $0.second * $0.second) }
    ) { width, _ in
      { a, b, y in
        for block in 0..<width / 4 { y.fill(block, sumOf: 4) { (a[4 * block + $0], b[4 * block + $0]) } }
      }
    },
    VectorOperation(
      "cumulative_dot", "Σ aⱼ bⱼ over j ≤ i", .crossTerms,
      moments: { given in
        (1...given.width).map { OutputMoments(variance: Double($0) * given.second * given.second) }
      }
    ) { width, _ in
      { a, b, y in
        for i in 0..<width { y.fill(i, sumOf: i + 1) { (a[$0], b[$0]) } }
      }
    },
    forms(
      "rank_one", "(u · a)(v · b)", rank: { _ in 1 }),
    forms("low_rank_form", "Σₖ (uₖ · a)(vₖ · b), k = 1 … w/4", rank: { max(1, $0 / 4) }),
    VectorOperation(
      "bilinear_form", "aᵀ M b", .crossTerms, outputs: { _ in 1 }, coefficients: { $0 * $0 },
      moments: { [OutputMoments(variance: $0.squares(0..<$0.width * $0.width) * $0.second * $0.second)] }
    ) { width, c in
      { a, b, y in
        SampleRows.withScratch(width) { image in
          for i in 0..<width { image.fill(i, sumOf: b) { c[i * width + $0] } }
          y.fill(0, sumOf: width) { (a[$0], image[$0]) }
        }
      }
    },
  ]

  static let product = VectorOperation(
    "product", "a ∘ b", .crossTerms, moments: { $0.alike($0.width, $0.second * $0.second) }
  ) { _, _ in
    { a, b, y in y.fill(from: a, b) { $0 * $1 } }
  }

  static let dotProduct = VectorOperation(
    "dot_product", "Σ aᵢ bᵢ", .crossTerms, outputs: { _ in 1 },
    moments: { [OutputMoments(variance: Double($0.width) * $0.second * $0.second)] }
  ) { width, _ in
    { a, b, y in y.fill(0, sumOf: width) { (a[$0], b[$0]) } }
  }

  private static let mappedProduct = VectorOperation(
    "mapped_product", "Ua ∘ Vb", .crossTerms, coefficients: { 2 * $0 * $0 },
    moments: { given in
      let w = given.width
      return (0..<w).map { row in
        let (u, v) = (given.squares(row * w..<(row + 1) * w), given.squares((w + row) * w..<(w + row + 1) * w))
        return OutputMoments(variance: u * v * given.second * given.second)
      }
    }
  ) { width, c in
    { a, b, y in
      SampleRows.withScratch(2) { images in
        for row in 0..<width {
          images.fill(0, sumOf: a) { c[row * width + $0] }
          images.fill(1, sumOf: b) { c[(width + row) * width + $0] }
          let (p, q) = (images[0], images[1])
          y.fill(row) { p[$0] * q[$0] }
        }
      }
    }
  }

  /// Returns the operation Σₖ (uₖ · a)(vₖ · b), whose variance is Σₖₗ (uₖ · uₗ)(vₖ · vₗ) (E x²)².
  private static func forms(
    _ name: String, _ formula: String, rank: @escaping @Sendable (_ width: Int) -> Int
  ) -> VectorOperation {
    VectorOperation(
      name, formula, .crossTerms, outputs: { _ in 1 }, coefficients: { 2 * rank($0) * $0 },
      moments: { given in
        let (w, r, c) = (given.width, rank(given.width), given.coefficients)
        func inner(_ k: Int, _ l: Int) -> Double {
          (0..<w).reduce(0) { $0 + Double(c[k * w + $1]) * Double(c[l * w + $1]) }
        }
        let sum = (0..<r * r).reduce(0) { sum, pair in
          sum + inner(pair / r, pair % r) * inner(r + pair / r, r + pair % r)
        }
        return [OutputMoments(variance: sum * given.second * given.second)]
      }
    ) { width, c in
      let rank = rank(width)
      return { a, b, y in
        SampleRows.withScratch(2 * rank) { images in
          for k in 0..<rank {
            images.fill(k, sumOf: a) { c[k * width + $0] }
            images.fill(rank + k, sumOf: b) { c[(rank + k) * width + $0] }
          }
          y.fill(0, sumOf: rank) { (images[$0], images[rank + $0]) }
        }
      }
    }
  }
}

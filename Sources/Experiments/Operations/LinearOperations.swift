// Linear operations, which every network of the study can represent.
extension VectorOperation {
  static let linear: [VectorOperation] = [
    total,
    VectorOperation(
      "weighted_total", "Σ cᵢ aᵢ + Σ dᵢ bᵢ", .linear, outputs: { _ in 1 }, coefficients: { 2 * $0 },
      moments: { [OutputMoments(variance: $0.squares(0..<2 * $0.width) * $0.second)] }
    ) { width, c in
      { a, b, y in
        SampleRows.withScratch(1) { other in
          y.fill(0, sumOf: a) { c[$0] }
          other.fill(0, sumOf: b) { c[width + $0] }
          y.add(other[0], less: 0, times: 1, to: 0)
        }
      }
    },
    vectorSum,
    VectorOperation(
      "permutation", "w of the 2w numbers, in another order", .linear, coefficients: { 2 * $0 },
      moments: { $0.alike($0.width, $0.second) }
    ) { width, c in
      // The coefficients are random, so sorting the places by them gives a random order.
      let places = (0..<2 * width).sorted { (c[$0], $0) < (c[$1], $1) }.prefix(width)
      return { a, b, y in
        for (row, place) in places.enumerated() {
          let x = place < width ? a[place] : b[place - width]
          y.fill(row) { x[$0] }
        }
      }
    },
    VectorOperation(
      "centring", "aᵢ − mean a", .linear,
      moments: { $0.alike($0.width, $0.second * (1 - 1 / Double($0.width))) }
    ) { width, _ in
      { a, _, y in
        SampleRows.withScratch(1) { mean in
          mean.fill(0, sumOf: a) { _ in 1 / Float(width) }
          let m = mean[0]
          for i in 0..<width {
            let x = a[i]
            y.fill(i) { x[$0] - m[$0] }
          }
        }
      }
    },
    VectorOperation(
      "cumulative_sum", "Σ aⱼ over j ≤ i", .linear,
      moments: { given in (1...given.width).map { OutputMoments(variance: Double($0) * given.second) } }
    ) { width, _ in
      { a, _, y in
        for i in 0..<width { y.fill(i, sumOf: a[0..<i + 1]) { _ in 1 } }
      }
    },
    VectorOperation(
      "random_map", "M (a‖b), w rows", .linear, coefficients: { 2 * $0 * $0 },
      moments: { given in
        let w = given.width
        return (0..<w).map { OutputMoments(variance: given.squares($0 * 2 * w..<($0 + 1) * 2 * w) * given.second) }
      }
    ) { width, c in
      { a, b, y in
        SampleRows.withScratch(1) { other in
          for row in 0..<width {
            y.fill(row, sumOf: a) { c[2 * width * row + $0] }
            other.fill(0, sumOf: b) { c[2 * width * row + width + $0] }
            y.add(other[0], less: 0, times: 1, to: row)
          }
        }
      }
    },
    VectorOperation(
      "block_sums", "Σ (aᵢ + bᵢ) over each four places", .linear, outputs: { $0 / 4 },
      moments: { $0.alike($0.width / 4, 8 * $0.second) }
    ) { width, _ in
      { a, b, y in
        SampleRows.withScratch(4) { sums in
          for block in 0..<width / 4 {
            let places = 4 * block..<4 * block + 4
            sums.fill(from: a[places], b[places]) { $0 + $1 }
            y.fill(block, sumOf: sums) { _ in 1 }
          }
        }
      }
    },
    VectorOperation(
      "total_of_half", "Σ aᵢ", .linear, outputs: { _ in 1 },
      moments: { [OutputMoments(variance: Double($0.width) * $0.second)] }
    ) { _, _ in
      { a, _, y in y.fill(0, sumOf: a) { _ in 1 } }
    },
  ]

  static let total = VectorOperation(
    "total", "Σ aᵢ + Σ bᵢ", .linear, outputs: { _ in 1 },
    moments: { [OutputMoments(variance: 2 * Double($0.width) * $0.second)] }
  ) { width, _ in
    { a, b, y in
      SampleRows.withScratch(width) { sums in
        sums.fill(from: a, b) { $0 + $1 }
        y.fill(0, sumOf: sums) { _ in 1 }
      }
    }
  }

  static let vectorSum = VectorOperation(
    "vector_sum", "a + b", .linear, moments: { $0.alike($0.width, 2 * $0.second) }
  ) { _, _ in
    { a, b, y in y.fill(from: a, b) { $0 + $1 } }
  }
}

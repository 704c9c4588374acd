import Kernels

/// Products of one factor for each of some features, and the products of all others, which are their slopes: from both ends,
/// because a factor may be zero.
struct FactorProduct {
  let count: Int
  /// The factors before each, multiplied.
  private let before: Matrix

  init(count: Int) {
    self.count = count
    before = Matrix(rows: count, columns: Batch.size)
  }

  /// Π f(i)
  func value(_ factor: (Int) -> FeatureRow) -> FeatureRow {
    var product = FeatureRow(repeating: 1)
    for index in 0..<count { product = product * factor(index) }
    return product
  }

  /// Calls `use` with each index and the product of all other factors.
  func forEachSlope(_ factor: (Int) -> FeatureRow, use: (_ index: Int, _ others: FeatureRow) -> Void) {
    var product = FeatureRow(repeating: 1)
    for index in 0..<count {
      before.features[index] = product
      product = product * factor(index)
    }
    var after = FeatureRow(repeating: 1)
    for index in (0..<count).reversed() {
      use(index, before.features[index] * after)
      after = after * factor(index)
    }
  }
}

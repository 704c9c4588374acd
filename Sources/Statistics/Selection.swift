/// Order statistics without a full sort: Hoare's selection, linear on average.
///
/// Source: Hoare, "Algorithm 65: FIND", Communications of the ACM 1961.
enum Selection {
  /// Rearranges the values so that the one at `k` is the k-th smallest from 0, with no larger value before it and no
  /// smaller value after it.
  static func select(_ k: Int, in values: inout [Double]) {
    values.withUnsafeMutableBufferPointer { values in
      var low = 0
      var high = values.count - 1
      while low < high {
        let (i, j) = partition(values, low, high)
        if k <= j { high = j } else if k >= i { low = i } else { return }
      }
    }
  }

  /// Splits low...high into values not above a pivot, up to j, and not below it, from i on.
  private static func partition(_ values: UnsafeMutableBufferPointer<Double>, _ low: Int, _ high: Int) -> (Int, Int) {
    let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high])
    var i = low
    var j = high
    while i <= j {
      while values[i] < pivot { i += 1 }
      while values[j] > pivot { j -= 1 }
      if i <= j {
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
    }
    return (i, j)
  }

  private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}

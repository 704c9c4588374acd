/// Selection of order statistics without a full sort, by Hoare's algorithm. The time is linear on average.
///
/// Source: Hoare, "Algorithm 65: FIND", Communications of the ACM 1961.
enum Selection {
  /// Rearranges the values so that `values[k]` is the one that a full sort would put there, with no larger value before
  /// it and no smaller value after it.
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

  /// Partitions low...high around a pivot. It returns (i, j): values at or before j are not above the pivot, and values
  /// from i on are not below it.
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

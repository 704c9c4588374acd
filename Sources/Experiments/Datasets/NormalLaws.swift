import Networks
import Statistics

/// Examples of standard normal numbers, computed sixteen at a time. Optionally about half of the numbers are 0 instead.
/// The older dataset `normal` gives different numbers for the same seed.
struct NormalExamples: Examples {
  /// True if each number is 0 with probability ½.
  let isSparse: Bool

  static let standard = Dataset(name: "standard_normal", summary: "normal with mean 0 and deviation 1, made fast") {
    _ in
    NormalExamples(isSparse: false)
  }
  static let sparse = Dataset(name: "sparse_normal", summary: "0 with probability ½, else standard_normal") { _ in
    NormalExamples(isSparse: true)
  }

  /// The moments: E x² = 1 and E x⁴ = 3, or half of these if the numbers are sparse.
  var inputs: InputDistribution {
    let share = isSparse ? 0.5 : 1
    return .other(NumberMoments(mean: 0, variance: share, range: -.infinity ... .infinity, fourth: 3 * share))
  }

  func splits(seed: UInt64) -> DataSplits {
    DataSplits(independentFrom: seed) { [isSparse] lanes, inputs in
      // The generator draws multiples of 2⁻²³. Half of that is added, so that neither 0 nor 1 occurs.
      lanes.fill(inputs.pointer, count: inputs.count, low: 0x1p-24, width: 1)
      inputs.makeNormal()
      if isSparse { Self.drop(inputs, &lanes) }
    }
  }

  /// Sets each number to 0 with probability ½.
  private static func drop(_ inputs: Matrix, _ lanes: inout UniformLanes) {
    for index in stride(from: 0, to: inputs.count, by: 16) {
      let place = UnsafeMutableRawPointer(inputs.pointer + index)
      let kept = SIMD16<Int32>(truncatingIfNeeded: lanes.next()) &>> 31
      place.storeBytes(of: place.load(as: SIMD16<Int32>.self) & kept, as: SIMD16<Int32>.self)
    }
  }
}

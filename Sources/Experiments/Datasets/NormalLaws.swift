import Networks
import Statistics

/// Normal numbers that are made sixteen at a time, of which a share may be 0 instead. The law `normal`, which is older,
/// takes other numbers for the same seed.
struct NormalExamples: Examples {
  /// Whether half of the numbers are 0.
  let isSparse: Bool

  static let standard = Dataset(name: "standard_normal", summary: "normal with mean 0 and deviation 1, made fast") {
    _ in
    NormalExamples(isSparse: false)
  }
  static let sparse = Dataset(name: "sparse_normal", summary: "0 with probability ½, else standard_normal") { _ in
    NormalExamples(isSparse: true)
  }

  /// E x⁴ = 3, or half of that.
  var inputs: InputDistribution {
    let share = isSparse ? 0.5 : 1
    return .other(NumberMoments(mean: 0, variance: share, range: -.infinity ... .infinity, fourth: 3 * share))
  }

  func splits(seed: UInt64) -> DataSplits {
    DataSplits(independentFrom: seed) { [isSparse] lanes, inputs in
      // Between the multiples of 2⁻²³ that are drawn, so that neither 0 nor 1 is among them.
      lanes.fill(inputs.pointer, count: inputs.count, low: 0x1p-24, width: 1)
      inputs.makeNormal()
      if isSparse { Self.drop(inputs, &lanes) }
    }
  }

  /// Half of the numbers become 0.
  private static func drop(_ inputs: Matrix, _ lanes: inout UniformLanes) {
    for index in stride(from: 0, to: inputs.count, by: 16) {
      let place = UnsafeMutableRawPointer(inputs.pointer + index)
      let kept = SIMD16<Int32>(truncatingIfNeeded: lanes.next()) &>> 31
      place.storeBytes(of: place.load(as: SIMD16<Int32>.self) & kept, as: SIMD16<Int32>.self)
    }
  }
}

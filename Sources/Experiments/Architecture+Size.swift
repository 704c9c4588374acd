import Basics

extension Architecture {
  /// Returns the setup with an inner width in place of its `size`; a setup without `size` is returned unchanged.
  ///
  /// The `size` describes an mlp of depth 2. The inner width is the whole number for which this network's parameter
  /// count is nearest to that of the mlp; of two equally near widths, the smaller one.
  ///
  /// - Throws: the diagnostics of `parameterCount`.
  package func fitted(
    _ setup: TrainingSetup, _ depth: Int, _ activation: String, _ inputWidth: Int, _ outputWidth: Int
  ) throws(Diagnostic) -> TrainingSetup {
    guard let size = setup.size else { return setup }
    let hidden = max(1, Int(rounding: (size * Double(inputWidth / 2)).rounded(), within: 0...1_000_000))
    let aim = hidden * (inputWidth + 1) + outputWidth * (hidden + 1)
    var fitted = setup
    fitted.size = nil
    func count(_ width: Int) throws(Diagnostic) -> Int {
      fitted.innerWidth = width
      return try parameterCount(
        depth: depth, activation: activation, inputWidth: inputWidth, outputWidth: outputWidth, setup: fitted)
    }
    // The number of parameters grows with the width. So the nearest width is the first one that has enough parameters,
    // or the one before it.
    var (low, high) = (1, Self.widest)
    while low < high {
      let middle = (low + high) / 2
      if try count(middle) < aim { low = middle + 1 } else { high = middle }
    }
    let (enough, less) = (try count(low), low > 1 ? try count(low - 1) : 0)
    fitted.innerWidth = low > 1 && aim - less <= enough - aim ? low - 1 : low
    return fitted
  }

  private static let widest = 4_096
}

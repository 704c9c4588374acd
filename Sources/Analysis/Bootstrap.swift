import Statistics

/// The percentile bootstrap of any statistic of a sample.
///
/// Source: Efron and Tibshirani 1993, chapter 13; hierarchical as in Davison and Hinkley 1997, section 3.8; within
/// strata as in Agarwal et al., NeurIPS 2021.
enum Bootstrap {
  static let replicates = 10_000

  /// - Parameter resamplesCells: cells are drawn with replacement first, then trials in each; else trials alone.
  static func interval(_ request: IntervalRequest, resamplesCells: Bool) -> Interval? {
    let sample = request.sample
    guard case .numbers(let statistic) = request.call.reducer.method,
      sample.trials.count > (resamplesCells ? 1 : sample.cellCount)
    else { return nil }
    var generator = RandomGenerator(seed: request.seed)
    var resample = sample
    let values = (0..<replicates).compactMap { _ in
      draw(from: sample, into: &resample, resamplesCells, &generator)
      return statistic(resample, request.call.arguments)
    }
    return Interval.percentile(of: values, level: request.level)
  }

  private static func draw(
    from sample: Sample, into resample: inout Sample, _ resamplesCells: Bool, _ generator: inout RandomGenerator
  ) {
    resample.removeAll()
    for cell in 0..<sample.cellCount {
      let trials = sample.cell(resamplesCells ? generator.index(below: sample.cellCount) : cell)
      for trial in 0..<trials.count {
        let drawn = trials.count == 1 ? 0 : generator.index(below: trials.count)
        resample.append(trials[trials.startIndex + drawn], toNewCell: trial == 0)
      }
    }
  }
}

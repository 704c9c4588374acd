/// Draws resamples of one sample: with the same number of cells, which are drawn with replacement or taken in order, each
/// with its trials or with the same number of trials drawn from them.
struct Resampler {
  private let sample: Sample
  private let drawsCells: Bool
  private let drawsTrials: Bool
  /// The number of trials of the largest cell.
  private let largest: Int

  init(_ sample: Sample, _ resampling: Bootstrap.Resampling) {
    self.sample = sample
    drawsCells = resampling != .trialsWithinCells
    drawsTrials = resampling != .cells || sample.cellCount == 1
    largest = (0..<sample.cellCount).reduce(0) { max($0, sample.range(ofCell: $1).count) }
  }

  /// Replaces `resample`. Its memory is used again where all cells have the same number of trials.
  func draw(into resample: inout Sample, using generator: inout RandomGenerator) {
    let capacity = sample.cellCount * largest
    resample.possibleCells = sample.possibleCells
    guard capacity == sample.trials.count else {
      resample.trials = Array(unsafeUninitializedCapacity: capacity) { buffer, count in
        count = fill(buffer, &resample.cellEnds, using: &generator)
      }
      return
    }
    if resample.trials.count != capacity { resample.trials = sample.trials }
    resample.trials.withUnsafeMutableBufferPointer { buffer in
      _ = largest == 1 ? fillSingles(buffer, using: &generator) : fill(buffer, &resample.cellEnds, using: &generator)
    }
  }

  /// Fills `buffer` with trials of cells that have one each. Returns how many there are.
  private func fillSingles(
    _ buffer: UnsafeMutableBufferPointer<Double>, using generator: inout RandomGenerator
  ) -> Int {
    sample.trials.withUnsafeBufferPointer { trials in
      for index in buffer.indices { buffer[index] = trials[drawsCells ? generator.index(below: trials.count) : index] }
    }
    return buffer.count
  }

  /// Fills `buffer` with the trials of all cells of a resample, and `ends` with where they end. Returns the last end.
  private func fill(
    _ buffer: UnsafeMutableBufferPointer<Double>, _ ends: inout [Int], using generator: inout RandomGenerator
  ) -> Int {
    var count = 0
    ends.removeAll(keepingCapacity: true)
    sample.trials.withUnsafeBufferPointer { trials in
      for cell in 0..<sample.cellCount {
        let range = sample.range(ofCell: drawsCells ? generator.index(below: sample.cellCount) : cell)
        for trial in 0..<range.count {
          let drawn = drawsTrials && range.count > 1 ? generator.index(below: range.count) : trial
          buffer.initializeElement(at: count, to: trials[range.lowerBound + drawn])
          count += 1
        }
        if !sample.cellEnds.isEmpty { ends.append(count) }
      }
    }
    return count
  }
}

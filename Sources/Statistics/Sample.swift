/// The values of one aggregate: for each cell, the values of its trials.
package struct Sample: Sendable, Equatable {
  /// The values of all trials, cell after cell; cells and trials are in the order of their keys.
  package private(set) var trials: [Double] = []
  /// `cellEnds[cell]` is the position in `trials` after the last trial of the cell. No cell is empty. The array is
  /// empty if each trial is its own cell.
  private var cellEnds: [Int] = []
  /// How many cells there could be.
  package var possibleCells: Int

  /// - Parameter cells: for each cell the values of its trials, at least one.
  package init(cells: [[Double]] = [], possibleCells: Int? = nil) {
    self.possibleCells = possibleCells ?? cells.count
    for cell in cells {
      precondition(!cell.isEmpty, "a cell needs at least one trial")
      for (index, value) in cell.enumerated() { append(value, toNewCell: index == 0) }
    }
  }

  package init(cellsOfOneTrial values: ArraySlice<Double>, possibleCells: Int) {
    trials = Array(values)
    self.possibleCells = possibleCells
  }

  package var cellCount: Int { cellEnds.isEmpty ? trials.count : cellEnds.count }
  package var isEmpty: Bool { trials.isEmpty }

  /// The positions in `trials` of a cell's values.
  package func range(ofCell index: Int) -> Range<Int> {
    if cellEnds.isEmpty { return index..<index + 1 }
    return (index == 0 ? 0 : cellEnds[index - 1])..<cellEnds[index]
  }

  /// One value per cell: the mean of its trials.
  package var cellMeans: [Double] {
    if cellEnds.isEmpty { return trials }
    return (0..<cellCount).map { index in
      let range = range(ofCell: index)
      return trials[range].reduce(0, +) / Double(range.count)
    }
  }

  /// Of a share: how many trials are successes, and of how many. The share is the mean p of the means of k cells. Where
  /// these have different numbers nᵢ of trials, that is a share of k² / Σ 1/nᵢ trials: so many, drawn alike, would know it
  /// as well.
  ///
  /// Source: Korn and Graubard, Survey Methodology 1998, who take the effective number of trials for exact intervals.
  package var successes: (count: Double, trials: Double) {
    let lengths = (0..<cellCount).map { Double(range(ofCell: $0).count) }
    guard let first = lengths.first, lengths.contains(where: { $0 != first }) else {
      return (trials.reduce(0, +), Double(trials.count))
    }
    let k = Double(cellCount)
    let effective = k * k / lengths.reduce(0) { $0 + 1 / $1 }
    return (cellMeans.reduce(0, +) / k * effective, effective)
  }

  /// The place of each trial, in the same cells. A bootstrap draws places if it needs more than the values.
  package var places: Sample {
    var result = self
    for place in result.trials.indices { result.trials[place] = Double(place) }
    return result
  }

  /// Cells with one value each, which is their mean.
  package var reducedToMeans: Sample {
    Sample(cellsOfOneTrial: cellMeans[...], possibleCells: possibleCells)
  }

  /// Adds a trial to the last cell, or to a new one.
  package mutating func append(_ value: Double, toNewCell isNew: Bool) {
    trials.append(value)
    if !isNew, cellEnds.isEmpty { cellEnds = Array(1..<trials.count) }
    guard !cellEnds.isEmpty else { return }
    if isNew { cellEnds.append(trials.count) } else { cellEnds[cellEnds.count - 1] = trials.count }
  }

  /// Takes over the cells of another sample and leaves it empty.
  package mutating func take(_ other: inout Sample) {
    trials = other.trials
    cellEnds = other.cellEnds
    other.removeAll()
  }

  package mutating func removeAll() {
    trials.removeAll(keepingCapacity: true)
    cellEnds.removeAll(keepingCapacity: true)
  }

  /// A resample with the same number of cells: drawn with replacement or taken in order, each with its trials or with
  /// the same number of trials drawn from them.
  func redrawn(cells: Bool, trials drawsTrials: Bool, using generator: inout RandomGenerator) -> Sample {
    let largest = (0..<cellCount).reduce(0) { max($0, range(ofCell: $1).count) }
    var result = Sample()
    result.possibleCells = possibleCells
    result.cellEnds.reserveCapacity(cellEnds.count)
    result.trials = Array(unsafeUninitializedCapacity: cellCount * largest) { buffer, count in
      trials.withUnsafeBufferPointer { trials in
        for cell in 0..<cellCount {
          let range = range(ofCell: cells ? generator.index(below: cellCount) : cell)
          for trial in 0..<range.count {
            let drawn = drawsTrials && range.count > 1 ? generator.index(below: range.count) : trial
            buffer.initializeElement(at: count, to: trials[range.lowerBound + drawn])
            count += 1
          }
          if !cellEnds.isEmpty { result.cellEnds.append(count) }
        }
      }
    }
    return result
  }
}

/// The values from which one aggregate is computed, grouped by cell: for each cell, the values of its trials.
package struct Sample: Sendable, Equatable {
  /// The values of all trials, cell after cell. Cells and trials are in the order of their keys.
  package internal(set) var trials: [Double] = []
  /// `cellEnds[cell]` is the position in `trials` after the last trial of the cell. No cell is empty. The array is
  /// empty if every cell has exactly one trial.
  var cellEnds: [Int] = []
  /// The number of cells that there could be, with those that have no values.
  package var possibleCells: Int

  /// Creates a sample from the values of each cell.
  ///
  /// - Parameters:
  ///   - cells: for each cell the values of its trials, at least one.
  ///   - possibleCells: the number of cells that there could be; nil for the number of `cells`.
  package init(cells: [[Double]] = [], possibleCells: Int? = nil) {
    self.possibleCells = possibleCells ?? cells.count
    for cell in cells {
      precondition(!cell.isEmpty, "a cell needs at least one trial")
      for (index, value) in cell.enumerated() { append(value, toNewCell: index == 0) }
    }
  }

  /// Creates a sample in which each value is a cell with one trial.
  package init(cellsOfOneTrial values: ArraySlice<Double>, possibleCells: Int) {
    trials = Array(values)
    self.possibleCells = possibleCells
  }

  package var cellCount: Int { cellEnds.isEmpty ? trials.count : cellEnds.count }
  package var isEmpty: Bool { trials.isEmpty }

  /// Returns the positions in `trials` of a cell's values.
  package func range(ofCell index: Int) -> Range<Int> {
    if cellEnds.isEmpty { return index..<index + 1 }
    return (index == 0 ? 0 : cellEnds[index - 1])..<cellEnds[index]
  }

  /// The mean of the trials of each cell.
  package var cellMeans: [Double] {
    if cellEnds.isEmpty { return trials }
    return (0..<cellCount).map { index in
      let range = range(ofCell: index)
      return trials[range].reduce(0, +) / Double(range.count)
    }
  }

  /// The mean of the means of the cells; nil for no cells.
  package var meanOfCells: Double? {
    if cellEnds.isEmpty { return Summary.mean(trials) }
    return Summary.mean(
      (0..<cellCount).lazy.map { index in
        let range = range(ofCell: index)
        return trials[range].reduce(0, +) / Double(range.count)
      })
  }

  /// The number of successes and of trials that a proportion is based on, for values that are 0 or 1.
  ///
  /// If all k cells have equally many trials, these are plain counts. Otherwise the proportion p is the mean of the
  /// cells' means. Its variance is that of p in k² / Σ 1/nᵢ independent trials, where nᵢ is the number of trials of a
  /// cell. This effective number of trials, and p times it, are returned.
  ///
  /// Source: Korn and Graubard, Survey Methodology 1998, who use the effective number of trials in exact intervals.
  package var successes: (count: Double, trials: Double) {
    let lengths = (0..<cellCount).map { Double(range(ofCell: $0).count) }
    guard let first = lengths.first, lengths.contains(where: { $0 != first }) else {
      return (trials.reduce(0, +), Double(trials.count))
    }
    let k = Double(cellCount)
    let effective = k * k / lengths.reduce(0) { $0 + 1 / $1 }
    return (cellMeans.reduce(0, +) / k * effective, effective)
  }

  /// The same cells, with each trial's position in `trials` as its value. A bootstrap draws positions if it needs more
  /// than one value per trial.
  package var places: Sample {
    var result = self
    for place in result.trials.indices { result.trials[place] = Double(place) }
    return result
  }

  /// A sample in which each cell has one trial, whose value is the mean of the cell.
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

  /// Moves the trials and cells of another sample into this one, and leaves the other empty. Both keep their number of
  /// possible cells: a sample is filled without knowing it.
  package mutating func takeTrials(_ other: inout Sample) {
    trials = other.trials
    cellEnds = other.cellEnds
    other.removeAll()
  }

  /// Removes all cells, but keeps the storage.
  package mutating func removeAll() {
    trials.removeAll(keepingCapacity: true)
    cellEnds.removeAll(keepingCapacity: true)
  }
}

/// The values that one aggregate is made of: for each cell the values of its trials.
package struct Sample: Sendable, Equatable {
  /// `cells[cell][trial]`; no cell is empty. Cells and trials are in the order of their keys.
  package var cells: [[Double]]
  /// How many cells there could be.
  package var possibleCells: Int

  package init(cells: [[Double]], possibleCells: Int? = nil) {
    self.cells = cells
    self.possibleCells = possibleCells ?? cells.count
  }

  /// One value per cell: the mean of its trials.
  package var cellMeans: [Double] {
    cells.map { $0.reduce(0, +) / Double($0.count) }
  }

  /// The values of all trials.
  package var trials: [Double] { Array(cells.joined()) }

  package var trialCount: Int { cells.reduce(0) { $0 + $1.count } }
}

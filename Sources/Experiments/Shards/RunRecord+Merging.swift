import Basics
import Platform

extension RunRecord {
  /// Returns one record for all parts of a run; nil if no part has a record. The order of the paths does not matter.
  ///
  /// - Parameters:
  ///   - paths: the paths of the parts' records.
  ///   - trialCount: the number of trials that the parts have together. If it is less than that of the grid, the merged
  ///     run is not finished.
  /// - Throws: `badData` with the differences if the parts have different settings.
  static func merged(_ paths: [String], trialCount: Int) throws(Diagnostic) -> RunRecord? {
    var merged: RunRecord?
    for path in Set(paths).sorted() {
      guard let record = try read(path) else { continue }
      merged = try merged?.joined(with: record, path) ?? record
    }
    guard var merged else { return nil }
    merged.trials = merged.gridTrials.count
    if trialCount < merged.trials { merged.finished = nil }
    return merged
  }

  private func joined(with other: RunRecord, _ path: String) throws(Diagnostic) -> RunRecord {
    let differences = other.settings.differences(from: settings)
    guard differences.isEmpty else {
      throw Diagnostic(
        .badData, "the parts were made with different settings:\n  " + differences.joined(separator: "\n  "),
        at: SourceLocation(file: path))
    }
    var joined = self
    joined.started = min(started, other.started)
    joined.finished = finished.flatMap { mine in other.finished.map { max(mine, $0) } }
    joined.host = Self.list(host, other.host)
    joined.processor = Self.list(processor, other.processor)
    joined.instructionSet = Self.list(instructionSet, other.instructionSet)
    joined.version = Self.list(version, other.version)
    joined.grid = grid.joined(with: other.grid)
    return joined
  }

  /// Returns the union of two lists whose elements are separated by commas.
  private static func list(_ a: String, _ b: String) -> String {
    a.components(separatedBy: ", ").joined(with: b.components(separatedBy: ", ")).joined(separator: ", ")
  }
}

extension RunRecord.GridRecord {
  /// Returns the smallest grid that has the trials of both.
  fileprivate func joined(with other: Self) -> Self {
    var joined = self
    joined.seeds = seeds.joined(with: other.seeds)
    joined.tasks = tasks.joined(with: other.tasks)
    joined.datasets = datasets.joined(with: other.datasets)
    joined.networks = networks.joined(with: other.networks)
    joined.exclude = exclude.filter(other.exclude.contains)
    return parameters == nil ? joined : joined.joinedCells(of: self, other)
  }

  /// Returns the grid of a program with the cells of both grids.
  private func joinedCells(of first: Self, _ second: Self) -> Self {
    guard first.parameters != second.parameters || first.cells != second.cells else { return self }
    func all(_ grid: Self) -> [[String]] { grid.cells ?? ParameterValues.combinations(of: grid.parameters ?? []) }
    var joined = self
    let known = Set(all(first))
    let cells = all(first) + all(second).filter { !known.contains($0) }
    joined.cells = cells
    joined.parameters = ParameterValues.met(in: cells, of: (parameters ?? []).map(\.name))
    return joined
  }
}

extension Array where Element: Equatable {
  /// Returns this array, followed by the elements of the other that it does not contain.
  fileprivate func joined(with other: Self) -> Self {
    self + other.filter { !contains($0) }
  }
}

import Basics
import Tables

/// Learning rates that another run chose: for each cell the rate of the lowest mean validation loss over that run's
/// replicates, the lower of equal ones. `search: {rates_from: tuning/results.csv}` in a grid file.
///
/// A rate at which a replicate diverged or failed is no choice. The rows come from a grid whose networks name their
/// `rate`, on replicates that the grid itself does not have, so that nothing is chosen by what is reported.
package struct TunedRates: Codable, Equatable, Sendable {
  /// By `cell(of:)`.
  private var rates: [String: Double]

  /// The rate of a trial's cell.
  package subscript(trial: Trial) -> Double? { rates[Self.cell(of: trial)] }

  /// Such as `dot · random · multiply_1_linear`.
  private static func cell(of trial: Trial) -> String {
    var choice = trial.choice
    choice.settings[TrialSetting.rate.name] = nil
    return "\(trial.task) · \(trial.dataset) · \(choice)"
  }

  package init(from decoder: any Decoder) throws {
    rates = try decoder.singleValueContainer().decode([String: Double].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(rates)
  }
}

extension TunedRates {
  /// The validation losses of one rate in one cell, infinite where a trial did not finish.
  private typealias Losses = [Double: [Double]]

  /// The choice of a results file's rows.
  ///
  /// - Throws: `notFound`, `badData` for damage, for rows without a rate of their own, and for a cell whose rates have
  ///   different numbers of trials.
  package init(reading path: String) throws {
    let table = try CSVReader(textual: Set(Trial.columns + TrialSetting.all.map(\.name) + ["status"])).read(path: path)
    var cells: [String: Losses] = [:]
    for row in 0..<table.rowCount {
      let (trial, loss) = try Self.trial(row, of: table, path)
      guard let rate = trial.choice.rate else {
        throw Diagnostic(
          .badData, "a row without a learning rate of its own",
          hint: "choose rates by a grid whose networks have 'rate', such as {type: multiply, rate: [1e-3, 1e-2]}",
          at: table.location(ofRow: row))
      }
      cells[Self.cell(of: trial), default: [:]][rate, default: []].append(loss)
    }
    var rates: [String: Double] = [:]
    for (cell, losses) in cells.sorted(by: { $0.key < $1.key }) { rates[cell] = try Self.best(losses, of: cell, path) }
    self.rates = rates
  }

  private static func trial(_ row: Int, of table: Table, _ path: String) throws -> (Trial, loss: Double) {
    let names = Trial.columns + TrialSetting.all.map(\.name).filter { table[$0] != nil }
    guard let loss = table["validation_loss"], let status = table["status"],
      Trial.columns.allSatisfy({ table[$0] != nil })
    else {
      throw Diagnostic(
        .badData, "not the results of a run: no column 'validation_loss', 'status' or of a trial's key",
        at: SourceLocation(file: path))
    }
    guard let trial = TrialReader(names).trial(table.columns(named: names).map { $0.text(row) ?? "" }) else {
      throw Diagnostic(.badData, "this row is not a trial of this program", at: table.location(ofRow: row))
    }
    let finished = status.text(row) == TrialResult.Status.finished.rawValue
    return (trial, finished ? loss.number(row) ?? .infinity : .infinity)
  }

  private static func best(_ losses: Losses, of cell: String, _ path: String) throws(Diagnostic) -> Double {
    let counts = Set(losses.values.map(\.count))
    guard counts.count == 1, let count = counts.first else {
      throw Diagnostic(
        .badData, "the rates of \(cell) have different numbers of trials", hint: "finish that run first",
        at: SourceLocation(file: path))
    }
    let means = losses.mapValues { $0.sorted().reduce(0, +) / Double(count) }
    let ranked = means.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let (rate, mean) = ranked.first, mean.isFinite else {
      throw Diagnostic(.badData, "no rate of \(cell) finished every trial", at: SourceLocation(file: path))
    }
    return rate
  }
}

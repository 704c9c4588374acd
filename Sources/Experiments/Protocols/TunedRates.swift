import Basics
import Tables

/// Learning rates that another run chose for each cell: `search: {rates_from: tuning/results.csv}` in a grid file.
///
/// By default the chosen rate has the lowest mean validation loss over the replicates of that run; a protocol can have
/// another rule. A rate at which a replicate diverged or failed is not chosen. The networks of that run must name their
/// `rate`. Its replicates should not be in the grid that uses the rates, so that nothing is chosen by what is reported.
package struct TunedRates: Codable, Equatable, Sendable {
  /// The rates by the name of the cell, which `cell(of:)` gives.
  private var rates: [String: Double]

  /// The rate for the cell of a trial; nil if there is none.
  package subscript(trial: Trial) -> Double? { rates[Self.cell(of: trial)] }

  /// Returns the name of a trial's cell without its rate, such as `dot · random · multiply_1_linear`.
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
  /// The values of a row that count for or against its rate.
  private struct Evidence {
    var trial: Trial
    var loss: Double
    var logError: Double
    var steps: Double
  }

  /// The rates that were tried in one cell, and their protocol.
  private struct Candidates {
    var researchProtocol: String
    var records: [Double: RateRecord] = [:]
  }

  /// Chooses the rates from the rows of a results file.
  ///
  /// - Throws: `notFound`; `badData` for damage, for rows whose network names no rate, and for a cell whose rates have
  ///   different numbers of trials or none of whose rates finished every trial.
  package init(reading path: String) throws {
    let table = try CSVReader(textual: Set(Trial.columns + TrialSetting.all.map(\.name) + ["status"])).read(path: path)
    var cells: [String: Candidates] = [:]
    for row in 0..<table.rowCount {
      let found = try Self.evidence(row, of: table, path)
      guard let rate = found.trial.choice.rate else {
        throw Diagnostic(
          .badData, "a row without a learning rate of its own",
          hint: "choose rates by a grid whose networks have 'rate', such as {type: multiply, rate: [1e-3, 1e-2]}",
          at: table.location(ofRow: row))
      }
      var cell = cells[Self.cell(of: found.trial)] ?? Candidates(researchProtocol: found.trial.researchProtocol)
      var record = cell.records[rate] ?? RateRecord(rate: rate)
      record.losses.append(found.loss)
      record.logErrors.append(found.logError)
      record.steps.append(found.steps)
      cell.records[rate] = record
      cells[Self.cell(of: found.trial)] = cell
    }
    var rates: [String: Double] = [:]
    for (cell, candidates) in cells.sorted(by: { $0.key < $1.key }) {
      rates[cell] = try Self.best(candidates, of: cell, path)
    }
    self.rates = rates
  }

  private static func evidence(_ row: Int, of table: Table, _ path: String) throws -> Evidence {
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
    func number(_ column: Column?) -> Double { finished ? column?.number(row) ?? .infinity : .infinity }
    return Evidence(
      trial: trial, loss: number(loss), logError: number(table[ProtocolMeasure.validationLogError.name]),
      steps: number(table[ProtocolMeasure.stepsToHundredth.name]))
  }

  private static func best(_ candidates: Candidates, of cell: String, _ path: String) throws(Diagnostic) -> Double {
    let records = candidates.records.values.sorted { $0.rate < $1.rate }
    guard Set(records.map(\.losses.count)).count == 1 else {
      throw Diagnostic(
        .badData, "the rates of \(cell) have different numbers of trials", hint: "finish that run first",
        at: SourceLocation(file: path))
    }
    let own = ResearchProtocol.all.first { $0.name == candidates.researchProtocol }
    guard let rate = (own?.chooseRate ?? RateRecord.lowestLoss)(records) else {
      throw Diagnostic(.badData, "no rate of \(cell) finished every trial", at: SourceLocation(file: path))
    }
    return rate
  }
}

import Basics

/// The rungs that the trials of a grid with successive halving have reached, and the decisions about which of them go
/// on. Everything follows from rungs.csv.
package final class HalvingRounds: Sendable {
  package let halving: Halving
  private let trials: GridTrials
  private let records = Monitor<[Trial: [RungRecord]]>([:])

  init(_ halving: Halving, _ trials: GridTrials) {
    (self.halving, self.trials) = (halving, trials)
  }

  /// Reads the records of earlier runs. Trials that are no longer in the grid are ignored.
  func read(_ path: String, _ form: TrialForm) throws {
    let finder = CellFinder(trials)
    let found = try RungsFile.read(path, form).records.filter { finder.cell(of: $0.key) != nil }
    records.change { $0 = found }
  }

  func take(_ trial: Trial, _ record: RungRecord) {
    records.change { $0[trial, default: []].append(record) }
  }

  /// Returns the records of a trial at the rungs that it has reached.
  func records(of trial: Trial) -> [RungRecord] { records.access { $0[trial] ?? [] } }

  /// Returns the index and the step of the rung up to which a trial runs; nil if it runs to its end.
  func goal(of trial: Trial) -> (rung: Int, step: Int)? {
    let rung = records(of: trial).count
    return rung < halving.rungs.count ? (rung, halving.rungs[rung]) : nil
  }

  // MARK: decisions

  /// The decision about the settings at one rung.
  struct Decision {
    let rung: Int
    /// The settings that reached the rung, the best first. The first `kept` ones go on.
    fileprivate let ranked: [Halving.Entrant]
    fileprivate let kept: Int
    fileprivate let places: [Halving.Entrant.Cell: Int]

    func isKept(_ trial: Trial) -> Bool { places[trial.settings].map { $0 < kept } == true }
  }

  /// Compares all settings that have reached a rung.
  func decision(at rung: Int) -> Decision {
    let entrants = records.access { records in
      var values: [Halving.Entrant.Cell: [(seed: Int, value: Double)]] = [:]
      for (trial, records) in records where records.count > rung {
        values[trial.settings, default: []].append((trial.seed, records[rung].value))
      }
      return values.map { cell, values in
        // The order is fixed, since a sum of floating-point numbers depends on it.
        let sum = values.sorted { $0.seed < $1.seed }.reduce(0) { $0 + $1.value }
        return Halving.Entrant(cell: cell, value: sum / Double(values.count))
      }
    }
    let ranked = halving.ranked(entrants)
    let places = Dictionary(ranked.enumerated().map { ($1.cell, $0) }) { first, _ in first }
    return Decision(rung: rung, ranked: ranked, kept: halving.keptCount(ranked), places: places)
  }

  /// Returns true if a trial goes on after a rung. A trial that has already reached the next rung goes on, even if
  /// settings that were added since then would change the decision.
  func goesOn(_ trial: Trial, after decision: Decision) -> Bool {
    records(of: trial).count > decision.rung + 1 || decision.isKept(trial)
  }

  /// Returns a message about a decision.
  func text(_ decision: Decision) -> String {
    let count = decision.ranked.count
    return "step \(halving.rungs[decision.rung]): \(count.counted("setting")) compared by the \(halving.best.rawValue)"
      + " \(halving.measure), \(decision.kept) \(decision.kept == 1 ? "goes" : "go") on"
  }

  // MARK: results

  /// Returns the result of a trial that a decision stops.
  func stopped(_ trial: Trial, by decision: Decision) -> TrialResult {
    let place = (decision.places[trial.settings] ?? 0) + 1
    let reason =
      "stopped at step \(halving.rungs[decision.rung]): place \(place) of \(decision.ranked.count), of which"
      + " \(decision.kept) \(decision.kept == 1 ? "goes" : "go") on"
    var result = TrialResult(status: .stopped, reason: reason)
    result.program = ProgramUse(version: "")
    result.program?.attempts = 0
    return adding(rungsOf: trial, to: result)
  }

  /// Returns the result with the resources that the trial used up to its last rung added, and with the record of that
  /// rung.
  func adding(rungsOf trial: Trial, to result: TrialResult) -> TrialResult {
    let records = records(of: trial)
    var result = result
    result.rung = records.last
    result.seconds += records.reduce(0) { $0 + $1.seconds }
    var use = result.program ?? ProgramUse(version: "")
    use.attempts += records.reduce(0) { $0 + $1.attempts }
    use.peakMegabytes = records.reduce(use.peakMegabytes) { max($0, $1.peakMegabytes) }
    result.program = use
    return result
  }
}

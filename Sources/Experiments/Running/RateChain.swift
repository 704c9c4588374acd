import Basics

/// The learning rates that trials of a sequential grid hand on, each to the next trial of its replicate.
///
/// As in the published program, a trial first tries the rate of the last trial that finished, solved or not. A trial
/// that diverged hands on the rate that it was given. A resumed run reads the rates from its rows, so that it continues
/// as if it had not been stopped.
final class RateChain: Sendable {
  private struct State {
    /// The rate of each trial that is done; nil for a trial that diverged.
    var rates: [Trial: Double?] = [:]
  }

  /// The index of each trial among those of its replicate, in the order of the grid.
  private let places: [Trial: Int]
  private let replicates: [Int: [Trial]]
  private let state = Monitor(State())

  init(_ trials: GridTrials) {
    var replicates: [Int: [Trial]] = [:]
    for trial in trials { replicates[trial.seed, default: []].append(trial) }
    places = Dictionary(replicates.values.flatMap { $0.enumerated().map { ($1, $0) } }) { first, _ in first }
    self.replicates = replicates
  }

  /// Reads the rates from the rows of earlier runs. Failed trials are left out, since they are not done.
  func read(_ file: ResultsFile) throws(Diagnostic) {
    for index in 0..<file.count {
      let row = try file.row(index)
      guard row.status != .failed else { continue }
      take(row.trial, row.status == .finished ? row.learningRate : nil)
    }
  }

  /// Records the rate of a trial that is done.
  ///
  /// - Parameter rate: the chosen rate; nil for a trial that diverged.
  func take(_ trial: Trial, _ rate: Double?) {
    state.change { $0.rates[trial] = .some(rate) }
  }

  /// Returns the rate that a trial tries first; nil if no trial before it has one.
  ///
  /// - Throws: `badData` if the trial before it is not done.
  func rate(before trial: Trial) throws(Diagnostic) -> Double? {
    let chain = replicates[trial.seed, default: []].prefix(places[trial] ?? 0)
    let found = state.access { state in
      for previous in chain.reversed() {
        guard let rate = state.rates[previous] else { return Found.missing(previous) }
        if let rate { return .rate(rate) }
      }
      return .rate(nil)
    }
    switch found {
    case .rate(let rate): return rate
    case .missing(let previous):
      throw Diagnostic(.badData, "\(previous), which hands its rate on to this trial, is not done")
    }
  }

  private enum Found {
    case rate(Double?)
    case missing(Trial)
  }
}

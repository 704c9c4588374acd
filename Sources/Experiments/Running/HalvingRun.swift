/// Runs the trials of a grid with successive halving: all up to the first rung, the kept ones up to the second, and so
/// on. Those that pass the last rung run to their end.
struct HalvingRun {
  let executor: any Executor
  let rounds: HalvingRounds
  let file: RungsFile

  /// Runs trials rung by rung.
  ///
  /// - Parameters:
  ///   - trials: the trials without a result.
  ///   - run: runs trials until each has a result or has reached its rung, and passes the record of each waiting trial
  ///     to `wait`. Returns false if the run stops before.
  ///   - stop: receives the result of a trial that does not go on.
  ///   - tell: receives messages for the user.
  func run(
    _ trials: [Trial], by run: ([Trial], _ wait: (Trial, RungRecord) throws -> Void) throws -> Bool,
    stopping stop: (Trial, TrialResult) throws -> Void, telling tell: (String) -> Void
  ) throws {
    var waiting = trials
    for rung in rounds.halving.rungs.indices {
      let coming = waiting.filter { rounds.records(of: $0).count <= rung }
      let isComplete = try run(coming) { trial, record in
        try file.append(trial, record)
        rounds.take(trial, record)
      }
      guard isComplete else { return }
      waiting.removeAll { rounds.records(of: $0).count <= rung }
      waiting = try decide(rung, waiting, stop, tell)
    }
    _ = try run(waiting) { _, _ in }
  }

  /// Decides which of the trials that wait at a rung go on, and hands the results of the others to `stop`.
  ///
  /// - Returns: the trials that go on.
  private func decide(
    _ rung: Int, _ waiting: [Trial], _ stop: (Trial, TrialResult) throws -> Void, _ tell: (String) -> Void
  ) throws -> [Trial] {
    guard !waiting.isEmpty else { return [] }
    let decision = rounds.decision(at: rung)
    tell(rounds.text(decision))
    var kept: [Trial] = []
    for trial in waiting {
      guard !rounds.goesOn(trial, after: decision) else {
        kept.append(trial)
        continue
      }
      var result = rounds.stopped(trial, by: decision)
      result.program?.version = executor.settings.program?.version ?? ""
      if let record = result.rung {
        (result.curve, result.oddities) = executor.curve(of: trial, upTo: record)
      }
      try stop(trial, result)
    }
    return kept
  }
}

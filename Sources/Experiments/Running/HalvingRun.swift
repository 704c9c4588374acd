/// Runs the trials of a grid with halving, rung by rung: all up to the first, those that are kept up to the second, and
/// those that come through the last to their end.
struct HalvingRun {
  let executor: any Executor
  let rounds: HalvingRounds
  let file: RungsFile

  /// - Parameters:
  ///   - run: runs trials until each has a row or has come to its rung; false if the run stops before that. It hands on
  ///     what those that wait show.
  ///   - stop: takes the result of a trial that does not go on.
  ///   - tell: what the user should know.
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

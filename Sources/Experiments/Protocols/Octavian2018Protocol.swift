/// The search of the published program with all its faults: rates are chosen and accuracy is reported on the same test
/// examples, a cumulative accuracy over all batches since the start stops training, and the first NaN ends a cell.
///
/// README.md of this target lists the five deviations.
package enum Octavian2018Protocol {
  /// The rates to try. 0.01 replaces the rate of the previous cell: deviation (a).
  package static let rates = rates(after: 0.01)
  private static let shortSteps = 1_000
  private static let longSteps = 30_000
  private static let checkEvery = 100
  private static let goodAccuracy = 0.99
  static let fullRuns: Set = [shortSteps, longSteps]
  /// The mean number of steps of a trial in the published rows.
  static let meanSteps = 24_000

  /// A run from fresh weights on its own examples, with its evaluation on the test set.
  private struct Attempt {
    var rate: Double
    var step: Int
    var scores: Scores
    var targetVariance: Double
  }

  private struct Divergence: Error {
    var reason: String
  }

  /// Returns the rates to try in a cell: the rate of the cell that finished before, if there is one, then the nine
  /// fixed rates.
  package static func rates(after previous: Double?) -> [Double] {
    [previous].compactMap(\.self) + [1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100]
  }

  /// Searches a rate in short runs and reports the best run; a long run follows if no short one is good enough.
  ///
  /// - Parameter rates: the rates to try. Tests pass rates at which every network diverges.
  package static func train(_ session: TrialSession, rates: [Double] = rates) throws -> TrialResult {
    do {
      let short = try search(session, rates)
      if short.scores.accuracy > goodAccuracy { return report(session, short) }
      let long = try run(session, rate: short.rate, index: rates.count, steps: longSteps, phase: .train)
      return report(session, long.scores.accuracy > short.scores.accuracy ? long : short)
    } catch let divergence as Divergence {
      return session.result(.diverged, reason: divergence.reason)
    }
  }

  /// Returns the first short run that is accurate enough, else the one with the lowest test loss.
  private static func search(_ session: TrialSession, _ rates: [Double]) throws -> Attempt {
    var attempts: [Attempt] = []
    var decreases = 0
    for (index, rate) in rates.enumerated() {
      let attempt = try run(session, rate: rate, index: index, steps: shortSteps, phase: .search)
      if attempt.scores.accuracy >= goodAccuracy { return attempt }
      if let previous = attempts.last, attempt.scores.accuracy < 0.7 * previous.scores.accuracy {
        decreases += 1
      }
      attempts.append(attempt)
      if decreases == 2 { break }
    }
    // Like Python's `min`: a NaN that comes first is never replaced.
    return attempts.dropFirst().reduce(attempts[0]) { $1.scores.loss < $0.scores.loss ? $1 : $0 }
  }

  private static func run(
    _ session: TrialSession, rate: Double, index: Int, steps: Int, phase: CurvePoint.Phase
  ) throws -> Attempt {
    session.begin(rate: rate, phase: phase, attempt: index)
    // The original's streaming accuracy counts the batches of all checks since the start, not a window of them.
    var streaming = session.emptyScores()
    let end = try session.train(steps: steps, checkEvery: checkEvery) { step in
      session.addPredictions(to: &streaming)
      if streaming.accuracy > goodAccuracy { return .stop }
      if step % 500 == 0 && step < steps { session.record(nil) }
      return .goOn
    }
    guard !end.loss.isNaN else { throw Divergence(reason: "NaN training loss at rate \(rate) in step \(end.step)") }
    let scores = session.evaluate(session.splits.test)
    session.record(scores)
    return Attempt(
      rate: rate, step: end.step, scores: scores,
      targetVariance: session.targetVariance(of: session.splits.test))
  }

  private static func report(_ session: TrialSession, _ attempt: Attempt) -> TrialResult {
    var result = session.result(.finished)
    result.report(attempt.scores, targetVariance: attempt.targetVariance)
    result.learningRate = attempt.rate
    result.step = attempt.step
    return result
  }
}

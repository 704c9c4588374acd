/// The experiment as it was meant: rates are compared on validation examples, the best weights are kept, and the test
/// examples are used only for the report.
enum CorrectedProtocol {
  /// The validation loss makes progress if it falls below this share of the loss at the last progress.
  private static let progress = 0.99

  static func train(_ session: TrialSession) throws -> TrialResult {
    guard let rate = try bestRate(session) else {
      return diverged(session, "no learning rate gave a finite validation loss")
    }
    guard let best = try trainLongest(session, rate: rate) else {
      return diverged(session, "no validation loss of the long run at rate \(rate) was finite")
    }
    return try report(session, rate: rate, best: best)
  }

  /// Returns the rate that the grid gives or another run chose. Without one, returns the rate with the lowest
  /// validation loss after the steps of the search, the smallest of equally good ones; nil if no loss is finite.
  private static func bestRate(_ session: TrialSession) throws -> Double? {
    if let rate = session.givenRate { return rate }
    var best: (rate: Double, loss: Double)?
    for rate in session.settings.searchRates {
      let loss = try validationLoss(session, rate: rate)
      if loss.isFinite && loss < best?.loss ?? .infinity { best = (rate, loss) }
    }
    return best?.rate
  }

  private static func validationLoss(_ session: TrialSession, rate: Double) throws -> Double {
    session.begin(rate: rate, phase: .search)
    var loss = Double.infinity
    let steps = session.settings.searchSteps
    try session.train(steps: steps, checkEvery: steps) { _ in
      loss = session.validate().loss
      return .stop
    }
    return loss
  }

  /// Trains the long run. It keeps the weights with the lowest validation loss, and stops when that loss no longer
  /// falls.
  private static func trainLongest(_ session: TrialSession, rate: Double) throws -> (step: Int, loss: Double)? {
    let settings = session.settings
    var best: (step: Int, loss: Double)?
    var (reference, stale) = (Double.infinity, 0)
    session.begin(rate: rate, phase: .train)
    try session.train(steps: settings.trainingSteps, checkEvery: settings.validateEvery) { step in
      let loss = session.validate().loss
      if loss < best?.loss ?? .infinity {
        best = (step, loss)
        session.network.saveWeights()
      }
      stale = loss < progress * reference ? 0 : stale + 1
      reference = stale == 0 ? loss : reference
      return stale >= settings.patience || loss < ResearchProtocol.goodLoss ? .stop : .goOn
    }
    return best
  }

  private static func report(
    _ session: TrialSession, rate: Double, best: (step: Int, loss: Double)
  ) throws -> TrialResult {
    session.network.restoreWeights()
    var result = session.result(.finished)
    try session.report(into: &result)
    result.learningRate = rate
    result.step = best.step
    result.validationLoss = best.loss
    return result
  }

  /// Returns the result of a diverged trial. Its accuracy is 0, because divergence counts as a failure to learn.
  private static func diverged(_ session: TrialSession, _ reason: String) -> TrialResult {
    var result = session.result(.diverged, reason: reason)
    result[.accuracy] = 0
    return result
  }
}

/// The protocol that compares modules of arithmetic: one rate and all steps. Every check asks two questions: is the
/// error on the extrapolation set (or on the test set) below a threshold, and is the validation loss the lowest so far?
///
/// Source: Madsen and Johansen, "Measuring Arithmetic Extrapolation Performance", 2019, and "Neural Arithmetic Units",
/// ICLR 2020.
enum ArithmeticProtocol {
  /// The rate of a trial for which neither the grid nor another run gives one.
  static let rate = 1e-3

  /// The check whose weights are kept.
  private struct Record {
    var step: Int
    var validationLoss: Double
    var error: Double
  }

  static func train(_ session: TrialSession) throws -> TrialResult {
    let rate = session.givenRate ?? Self.rate
    let threshold = try session.threshold()
    let judged = try session.judgedSet()
    var best: Record?
    var solvedStep: Int?
    let keepsLast = session.settings.reported == .last
    session.begin(rate: rate, phase: .train)
    let end = try session.train(steps: session.settings.trainingSteps, checkEvery: session.settings.validateEvery) {
      step in
      let loss = session.validate().loss
      let error = session.evaluate(judged).loss
      if solvedStep == nil, let threshold, error < threshold { solvedStep = step }
      if keepsLast || loss < best?.validationLoss ?? .infinity {
        best = Record(step: step, validationLoss: loss, error: error)
        session.network.saveWeights()
      }
      return .goOn
    }
    if keepsLast && end.loss.isNaN {
      return session.result(.diverged, reason: "the loss was not a number in step \(end.step)")
    }
    guard let best, best.validationLoss.isFinite else {
      return session.result(.diverged, reason: "no validation loss at rate \(rate) was finite")
    }
    var result = try report(session, rate, best)
    guard let threshold else { return result }
    result[.threshold] = threshold
    result[.solved] = best.error < threshold ? 1 : 0
    result[.everSolved] = solvedStep == nil ? 0 : 1
    result[.solvedStep] = solvedStep.map(Double.init)
    return result
  }

  private static func report(_ session: TrialSession, _ rate: Double, _ best: Record) throws -> TrialResult {
    session.network.restoreWeights()
    var result = session.result(.finished)
    try session.report(into: &result)
    result.learningRate = rate
    result.step = best.step
    result.validationLoss = best.validationLoss
    result[.sparsityError] = session.network.sparsityError
    result[.redraws] = session.redraws.map(Double.init)
    return result
  }
}

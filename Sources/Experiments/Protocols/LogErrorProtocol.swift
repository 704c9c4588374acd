import Basics
import Platform

/// How networks are compared on how small their error becomes: one rate and all steps. What is reported are the weights at
/// the end, unless the grid asks for those of the lowest validation loss.
///
/// A trial that diverged has the error of a constant. `solved` says whether at least 99 % of the test examples have all
/// their outputs right.
enum LogErrorProtocol {
  /// Of a trial that nobody gave a rate.
  static let rate = 1e-3
  private static let solvedShare = 0.99
  private static let level = 0.01
  /// Mean errors that are this near, in powers of ten, are equal.
  private static let tie = 0.05

  static func train(_ session: TrialSession) throws -> TrialResult {
    let rate = session.givenRate ?? Self.rate
    let variance = session.targetVariance(of: session.splits.validation)
    let keepsLast = session.settings.reported == .last
    var (best, reached): ((step: Int, loss: Double)?, Int?) = (nil, nil)
    session.begin(rate: rate, phase: .train)
    let end = try session.train(steps: session.settings.trainingSteps, checkEvery: session.settings.validateEvery) {
      step in
      let loss = session.validate().loss
      if reached == nil, loss <= level * variance { reached = step }
      if keepsLast || loss < best?.loss ?? .infinity {
        best = (step, loss)
        session.network.saveWeights()
      }
      return .goOn
    }
    guard let best, best.loss.isFinite, !(keepsLast && end.loss.isNaN) else {
      return diverged(session, "the loss was not a number in step \(end.step)", rate)
    }
    session.network.restoreWeights()
    var result = session.result(.finished)
    try session.report(into: &result)
    (result.learningRate, result.step, result.validationLoss) = (rate, best.step, best.loss)
    result[.solved] = (result[.exactMatch] ?? 0) >= solvedShare ? 1 : 0
    result[.stepsToHundredth] = reached.map(Double.init)
    result[.validationLogError] = variance > 0 ? log10(max(best.loss, .leastNormalMagnitude) / variance) : nil
    return result
  }

  private static func diverged(_ session: TrialSession, _ reason: String, _ rate: Double) -> TrialResult {
    var result = session.result(.diverged, reason: reason)
    result.learningRate = rate
    result[.accuracy] = 0
    result[.logError] = 0
    result[.solved] = 0
    return result
  }

  /// The lowest mean error within the bounds of `log_error`. Those within 0.05 of it are equal: then the fewest steps to
  /// the level count, then the error without bounds, then the lower rate.
  static let chooseRate: @Sendable ([RateRecord]) -> Double? = { records in
    func clipped(_ record: RateRecord) -> Double { RateRecord.mean(record.logErrors.map { min(max($0, -6), 0) }) }
    let finished = records.filter { $0.logErrors.allSatisfy(\.isFinite) && !$0.logErrors.isEmpty }
    guard let least = finished.map(clipped).min() else { return nil }
    let equal = finished.filter { clipped($0) <= least + tie }
    func rank(_ record: RateRecord) -> (Double, Double, Double) {
      (RateRecord.mean(record.steps), RateRecord.mean(record.logErrors), record.rate)
    }
    return equal.min { rank($0) < rank($1) }?.rate
  }
}

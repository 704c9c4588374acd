import Basics
import Platform

/// The protocol that compares how small the errors of networks become: one rate and all steps. It reports the weights
/// at the end, unless the grid asks for those with the lowest validation loss.
///
/// A trial that diverged gets the error of a constant. `solved` is 1 if at least 99 % of the test examples have all
/// their outputs right.
enum LogErrorProtocol {
  /// The rate of a trial for which neither the grid nor another run gives one.
  static let rate = 1e-3
  private static let solvedShare = 0.99
  private static let level = 0.01
  /// Mean log10 errors that are at most this far apart count as equal.
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
      let reason = end.loss.isNaN ? "the loss was not a number in step \(end.step)" : "no validation loss was finite"
      return diverged(session, reason, rate)
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

  /// Returns the rate with the lowest mean error, each error kept within the bounds of `log_error`. All rates whose
  /// mean is at most 0.05 higher count as equal. Among them, the fewest steps to a hundredth of the variance decide,
  /// then the error without bounds, then the lower rate. Nil if no rate finished all its replicates.
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

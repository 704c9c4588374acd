import Basics

/// Trains trials, one at a time, on the calling thread. The result of a trial depends only on its key, the master seed
/// and the settings. It does not depend on other trials, on their order or on the thread.
package struct Trainer: Sendable {
  /// Nil where the protocol fixes its own numbers.
  package var settings: TrainingSettings?
  package var masterSeed: Int

  package init(settings: TrainingSettings? = nil, masterSeed: Int) {
    self.settings = settings
    self.masterSeed = masterSeed
  }

  /// - Parameter isStopping: asked every few milliseconds; true ends the training.
  /// - Throws: `CancellationError` when stopped, a diagnostic for a name that no registry holds.
  package func train(_ trial: Trial, isStopping: @escaping @Sendable () -> Bool = { false }) throws -> TrialResult {
    let session = try TrialSession(trial, settings: settings, masterSeed: masterSeed, isStopping: isStopping)
    let researchProtocol = try ResearchProtocol.all.named(trial.researchProtocol, what: "protocol")
    let clock = ContinuousClock()
    let start = clock.now
    var result = try researchProtocol.train(session)
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }
}

import Basics
import Experiments
import Testing

/// Trials that learn nothing, over the whole length of the study's trainings.
@Suite struct LongRunTests {
  private static let steps = 30_000

  private func trial(
    _ dataset: String, _ network: (String, Int, String), under researchProtocol: String = "corrected"
  ) -> Trial {
    Trial(
      task: "dot", dataset: dataset, networkType: network.0, networkDepth: network.1, networkActivation: network.2,
      researchProtocol: researchProtocol, seed: 0)
  }

  /// Trains a trial under `corrected` at one rate, without stopping early.
  private func train(_ trial: Trial, rate: Double, searchSteps: Int) throws -> TrialResult {
    let settings = TrainingSettings(
      searchRates: [rate], searchSteps: searchSteps, trainingSteps: Self.steps, validateEvery: 1_000, patience: 100)
    return try Trainer(settings: settings, masterSeed: 1).train(trial)
  }

  /// A step that is far too large makes the only unit negative for all inputs. It outputs 0 to the end, and the loss is
  /// E y² = 128 (1/9 − 1/16) + 32² for the dot product of 2 × 128 numbers from U[0, 1).
  @Test func deadUnitsAreTrainedToTheEndAndFinish() throws {
    let result = try train(trial("random_pos", ("dense", 1, "relu")), rate: 100, searchSteps: 10)
    #expect(result.status == .finished && result.reason == nil)
    #expect(result.totalSteps == 10 + Self.steps)
    let losses = result.curve.dropFirst().map { $0.validationLoss! }
    #expect(losses.count == 30 && Set(losses).count == 1)
    #expect(abs(losses[0] / (128 * (1.0 / 9 - 1.0 / 16) + 1_024) - 1) < 0.02)
    // The first of equal losses is the best.
    #expect(result.step == 1_000 && result[.accuracy] == 0)
  }

  /// Errors whose squares overflow Float32 freeze Adam, since its second moment becomes infinite. The weights stay
  /// finite, so the trial gets nothing right but has not diverged.
  @Test func frozenWeightsAreTrainedToTheEndAndFinish() throws {
    let result = try train(trial("random", ("dense", 1, "linear")), rate: 1e20, searchSteps: 1)
    #expect(result.status == .finished && result.totalSteps == 1 + Self.steps)
    #expect(result.curve.last?.trainingLoss == .infinity)
    #expect(result[.loss]?.isFinite == true && result[.accuracy] == 0)
  }

  /// The first step gives finite weights, later ones do not. So the search finds a rate, but the long run has no finite
  /// loss.
  @Test func divergenceEndsALongRunAtOnce() throws {
    let result = try train(trial("random", ("dense_residual", 3, "linear")), rate: 1e9, searchSteps: 1)
    #expect(result.status == .diverged && result[.accuracy] == 0 && result[.loss] == nil && result.step == nil)
    #expect(result.reason == "no validation loss of the long run at rate 1000000000.0 was finite")
    #expect(result.totalSteps! < 100 && result.curve.last?.trainingLoss.isNaN == true)
  }

  @Test func divergenceEndsACellOfThePublishedStudyAtOnce() throws {
    let trial = trial("random", ("dense_residual", 3, "linear"), under: "octavian_2018")
    let session = try TrialSession(trial, settings: nil, masterSeed: 1) { false }
    let result = try Octavian2018Protocol.train(session, rates: [1e-6, 1e9, 1e-3])
    #expect(result.status == .diverged && result[.accuracy] == nil && result[.loss] == nil)
    #expect(result.reason?.hasPrefix("NaN training loss at rate 1000000000.0 in step ") == true)
    #expect(result.totalSteps! > 1_000 && result.totalSteps! < 1_100)
  }

  /// The moments of dead units decay to denormal numbers, which would slow every product with them.
  @Test func workersTakeDenormalsForZero() throws {
    let quotients = Monitor<[Float]>([])
    let queue = TrialQueue([trial("random", ("dense", 1, "relu"))], threads: 1, request: StopRequest()) { trial, _ in
      // The divisor is not a constant, because the compiler would divide constants itself.
      quotients.access { $0.append(.leastNormalMagnitude / Float(trial.networkDepth + 1)) }
      return TrialResult(status: .finished)
    }
    let threads = try queue.start()
    threads.forEach { $0.join() }
    #expect(quotients.access { $0 } == [0])
  }
}

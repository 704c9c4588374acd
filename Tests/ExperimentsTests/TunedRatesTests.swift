import Basics
import Experiments
import TestSupport
import Testing

/// Learning rates that one run chooses and another one uses.
@Suite struct TunedRatesTests {
  private static let header =
    "task,dataset,network_type,network_depth,network_activation,seed,protocol,status,validation_loss,fixed_rate\n"

  private func choice(_ rows: [String], cell: String = "dot,many_hot,multiply,1,linear") throws -> TunedRates {
    try ScratchFolder.with { scratch in
      let path = try scratch.write(
        Self.header + rows.map { "\(cell),\($0)\n" }.joined(), to: "tuning.csv")
      return try TunedRates(reading: path)
    }
  }

  private let trial = Trial(
    task: "dot", dataset: "many_hot", networkType: "multiply", networkDepth: 1, networkActivation: "linear",
    researchProtocol: "corrected", seed: 0)

  /// The means are 0.5, 0.3 and 0.4. A single good replicate does not decide.
  @Test func lowestMeanLossWins() throws {
    let rates = try choice([
      "1000,corrected,finished,0.9,0.001", "1001,corrected,finished,0.1,0.001",
      "1000,corrected,finished,0.3,0.01", "1001,corrected,finished,0.3,0.01",
      "1000,corrected,finished,0.5,0.1", "1001,corrected,finished,0.3,0.1",
    ])
    #expect(rates[trial] == 0.01)
  }

  @Test func lowerOfEqualRatesWins() throws {
    let rates = try choice([
      "1000,corrected,finished,0.3,0.1", "1000,corrected,finished,0.3,0.01", "1000,corrected,finished,0.4,0.001",
    ])
    #expect(rates[trial] == 0.01)
  }

  @Test func rateThatDivergedOnceIsNoChoice() throws {
    let rates = try choice([
      "1000,corrected,finished,0.1,0.1", "1001,corrected,diverged,,0.1",
      "1000,corrected,finished,0.5,0.01", "1001,corrected,finished,0.5,0.01",
    ])
    #expect(rates[trial] == 0.01)
    #expect(throws: Diagnostic.self) { try choice(["1000,corrected,diverged,,0.1"]) }
  }

  @Test func unfinishedRunIsRefused() {
    #expect(throws: Diagnostic.self) {
      try choice([
        "1000,corrected,finished,0.1,0.1", "1000,corrected,finished,0.5,0.01", "1001,corrected,finished,0.5,0.01",
      ])
    }
    #expect(throws: Diagnostic.self) { try choice(["1000,corrected,finished,0.1,"]) }
  }

  /// First a run on its own replicates, then a run that uses the rates from its results.
  @Test func gridTrainsAtTheRatesOfAnotherRun() throws {
    try ScratchFolder.with { scratch in
      let body = """
        tasks: dot
        datasets: many_hot
        training: {steps: 20, validate_every: 20}

        """
      let tuning = try Grid.parse(
        body + "seeds: {from: 1000, count: 2}\nnetworks: {type: multiply, rate: [1e-3, 1e-2]}", path: "tuning.yaml")
      #expect(Set(tuning.trials.map(\.seed)) == [1000, 1001] && tuning.trials.count == 4)
      _ = try GridRunner(tuning, in: RunFolder(scratch("tuning"))).run(telling: Recorder())

      let text = body + "networks: {type: multiply}\nsearch: {rates_from: tuning/results.csv}"
      let grid = try Grid.parse(text, path: scratch("grid.yaml"))
      let trial = try #require(Array(grid.trials).first)
      let chosen = try #require(grid.settings?.tunedRates?[trial])
      let result = try Trainer(settings: grid.settings, masterSeed: grid.masterSeed).train(trial)
      #expect(result.learningRate == chosen && result.totalSteps == 20)

      let other = text.replacing("tasks: dot", with: "tasks: [dot, concat]")
      #expect(throws: DiagnosticList.self) { try Grid.parse(other, path: scratch("grid.yaml")) }
    }
  }
}

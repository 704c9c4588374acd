import Experiments
import Tables
import TestSupport
import Testing

/// Twenty-six rows of the published results, trained again under `octavian_2018` and compared.
@Suite struct PublishedSampleTests {
  /// The published values of a row and ours, in this order, such as `dot one_hot dense_1_linear  accuracy (0.893,
  /// 0.987) loss …`.
  private struct Pair: CustomStringConvertible {
    var trial: Trial
    var accuracy: (published: Double, ours: Double)
    var loss: (published: Double, ours: Double)
    var rate: (published: Double, ours: Double)
    var step: (published: Double, ours: Double)

    var isClose: Bool { abs(accuracy.published - accuracy.ours) <= 0.05 }

    var description: String {
      "\(trial.task) \(trial.dataset) \(trial.network)  accuracy \(accuracy)  loss \(loss)  rate \(rate)  step \(step)"
    }
  }

  /// At least 24 of the 26 accuracies agree within 0.05. That of dot on one_hot does not, because its published value
  /// depended on a single check: training ended after 100 steps at an inherited rate, since one batch of 32 happened to
  /// be right (a constant is right 127 times in 128). So .893 was published, although a constant reaches .992. Our run
  /// stops at another step and reaches between .95 and .996.
  @Test func publishedRowsComeOutAgain() throws {
    let published = try CSVReader().read(path: Program.root + "/Tests/Fixtures/published_sample.csv")
    let trainer = Trainer(masterSeed: 2018)
    let pairs = try (0..<published.rowCount).map { try pair(published, row: $0, trainer) }
    #expect(pairs.count == 26)
    let others = pairs.filter { !$0.isClose }
    #expect(others.count <= 2, "\(others.map(\.description).joined(separator: "\n"))")
    #expect(others.allSatisfy { $0.trial.task == "dot" || $0.trial.networkActivation == "tanh" })
    // If the same rate was chosen, training stopped at about the same step.
    let sameRate = pairs.filter { abs($0.rate.published / $0.rate.ours - 1) < 1e-4 && $0.step.published <= 1_000 }
    #expect(sameRate.count >= 14)
    #expect(sameRate.allSatisfy { abs($0.step.published - $0.step.ours) <= 300 || $0.trial.task == "dot" })
  }

  private func pair(_ table: Table, row: Int, _ trainer: Trainer) throws -> Pair {
    func text(_ column: String) throws -> String { try #require(table.column(column).text(row)) }
    func number(_ column: String) throws -> Double { try #require(table.column(column).number(row)) }
    let cell = try Trial.cellColumns.map(text)
    let trial = try #require(Trial(values: cell + ["octavian_2018", "0"]))
    let result = try trainer.train(trial)
    return Pair(
      trial: trial, accuracy: (try number("accuracy"), try #require(result[.accuracy])),
      loss: (try number("loss"), try #require(result[.loss])),
      rate: (try number("lr"), try #require(result.learningRate)),
      step: (try number("global_step"), Double(try #require(result.step))))
  }
}

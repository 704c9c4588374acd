import Basics
import Experiments
import Networks
import Tables
import Testing

@Suite struct BaselinesTests {
  /// Returns the baseline of a problem; nil if no closed form is known.
  private func known(_ task: String, _ dataset: String) throws -> ConstantBaseline? {
    let examples = try Dataset.all.named(dataset, what: "dataset").examples([])
    return try LearningTask.all.named(task, what: "task").constants(on: examples)
  }

  /// Checks that a problem without constants has a reason: the task gives one, the dataset has only known moments, or
  /// it has no examples of the task's width.
  private func expectReason(_ task: LearningTask, _ dataset: String) throws {
    let examples = try Dataset.all.named(dataset, what: "dataset").examples([])
    if case .other = examples.inputs { return }
    if !examples.hasExamples(ofWidth: task.inputWidth) { return }
    #expect(
      task.lacksConstants?.isEmpty == false,
      "'\(task.name)' has no constants on '\(dataset)': give 'constants', or 'withoutConstants' and a reason")
  }

  private func baseline(_ task: String, _ dataset: String) throws -> ConstantBaseline {
    try #require(try known(task, dataset))
  }

  struct KnownConstant: Sendable, CustomTestStringConvertible {
    var task: String
    var dataset: String
    var accuracy: Double
    var variance: Double?
    /// The tolerance of the accuracy: half a unit of its last given digit.
    var digit = 5e-6

    var testDescription: String { "\(task) on \(dataset)" }
  }

  /// Values computed with scipy 1.17.1, with all their digits given.
  static let references = [
    KnownConstant(task: "reduce_sum", dataset: "random", accuracy: 0.014, variance: 256.0 / 3, digit: 5e-4),
    KnownConstant(task: "reduce_max", dataset: "random", accuracy: 1, variance: 6.009e-5),
    KnownConstant(task: "concat", dataset: "random", accuracy: 0.158, variance: 1.0 / 3, digit: 5e-4),
    KnownConstant(task: "dot", dataset: "random", accuracy: 0.033, variance: 128.0 / 9, digit: 5e-4),
    KnownConstant(task: "elementwise_mul", dataset: "random", accuracy: 0.44975, variance: 1.0 / 9),
    KnownConstant(task: "one_hot_sum", dataset: "random", accuracy: 0.99606),
    KnownConstant(task: "elementwise_add", dataset: "random", accuracy: 0.15186, variance: 2.0 / 3),
    KnownConstant(task: "equality", dataset: "random", accuracy: 1, variance: 0),
    KnownConstant(task: "almost_equal", dataset: "random", accuracy: 0.9990, digit: 5e-5),
    KnownConstant(task: "logical_and", dataset: "random", accuracy: 1, variance: 0),
    KnownConstant(task: "logical_or", dataset: "random", accuracy: 1, variance: 0),
    KnownConstant(task: "logical_xor", dataset: "random", accuracy: 1, variance: 0),
    KnownConstant(task: "reduce_sum", dataset: "one_hot", accuracy: 1, variance: 0),
    KnownConstant(task: "reduce_max", dataset: "one_hot", accuracy: 1, variance: 0),
    KnownConstant(task: "concat", dataset: "one_hot", accuracy: 0.9921875),
    KnownConstant(task: "dot", dataset: "one_hot", accuracy: 0.9921875),
    KnownConstant(task: "elementwise_mul", dataset: "one_hot", accuracy: 0.99993896, digit: 5e-9),
    KnownConstant(task: "logical_and", dataset: "one_hot", accuracy: 0.99993896, digit: 5e-9),
    KnownConstant(task: "one_hot_sum", dataset: "one_hot", accuracy: 0.99606),
    KnownConstant(task: "elementwise_add", dataset: "one_hot", accuracy: 0.98443604, digit: 5e-9),
    KnownConstant(task: "logical_or", dataset: "one_hot", accuracy: 0.98443604, digit: 5e-9),
    KnownConstant(task: "equality", dataset: "one_hot", accuracy: 0.98449707, digit: 5e-9),
    KnownConstant(task: "logical_xor", dataset: "one_hot", accuracy: 0.98449707, digit: 5e-9),
    KnownConstant(task: "reduce_sum", dataset: "many_hot", accuracy: 0.0498, variance: 64, digit: 5e-5),
    KnownConstant(task: "reduce_max", dataset: "many_hot", accuracy: 1),
    KnownConstant(task: "concat", dataset: "many_hot", accuracy: 0.5, variance: 0.25),
    KnownConstant(task: "dot", dataset: "many_hot", accuracy: 0.0812, variance: 24, digit: 5e-5),
    KnownConstant(task: "elementwise_mul", dataset: "many_hot", accuracy: 0.75, variance: 0.1875),
    KnownConstant(task: "logical_and", dataset: "many_hot", accuracy: 0.75, variance: 0.1875),
    KnownConstant(task: "one_hot_sum", dataset: "many_hot", accuracy: 0.9921875),
    KnownConstant(task: "elementwise_add", dataset: "many_hot", accuracy: 0.5, variance: 0.5),
    KnownConstant(task: "equality", dataset: "many_hot", accuracy: 0.5, variance: 0.25),
    KnownConstant(task: "logical_xor", dataset: "many_hot", accuracy: 0.5, variance: 0.25),
    KnownConstant(task: "logical_or", dataset: "many_hot", accuracy: 0.75, variance: 0.1875),
    // These were sampled with 2·10⁴ examples, so the tolerance is 3 standard errors.
    KnownConstant(task: "reduce_sum", dataset: "random_pos", accuracy: 0.030, variance: 256.0 / 12, digit: 3.6e-3),
    KnownConstant(task: "dot", dataset: "random_pos", accuracy: 0.054, variance: 128 * 7.0 / 144, digit: 4.8e-3),
    KnownConstant(task: "elementwise_mul", dataset: "random_pos", accuracy: 0.68, digit: 5e-3),
    KnownConstant(task: "elementwise_add", dataset: "random_pos", accuracy: 0.293, digit: 3e-3),
    KnownConstant(task: "concat", dataset: "random_pos", accuracy: 0.32, digit: 5e-3),
  ]

  @Test(arguments: references) func agreesWithTheReference(reference: KnownConstant) throws {
    let baseline = try baseline(reference.task, reference.dataset)
    #expect(abs(baseline.accuracy - reference.accuracy) <= reference.digit)
    if let variance = reference.variance { #expect(abs(baseline.variance - variance) <= 1e-3 * variance) }
  }

  /// The baselines on one_hot agree with the tasks' own targets of all 16,384 pairs.
  @Test(arguments: LearningTask.all) func oneHotAgreesWithEnumeration(task: LearningTask) throws {
    guard let found = try known(task.name, "one_hot") else { return try expectReason(task, "one_hot") }
    var batch = task.makeBatch()
    var counts = [[Float: Int]](repeating: [:], count: task.outputWidth)
    for start in stride(from: 0, to: HotPair.all.count, by: Batch.size) {
      batch.setPairs { HotPair.all[start + $0] }
      task.writeTargets(batch.inputs, batch.targets)
      for i in 0..<batch.targets.count { counts[i / Batch.size][batch.targets.pointer[i], default: 0] += 1 }
    }
    let elements = counts.map { counts in
      ConstantBaseline.discrete(counts.map { (Double($0.key), Double($0.value) / 16_384) })
    }
    let expected = ConstantBaseline.mean(elements)
    #expect(abs(found.accuracy - expected.accuracy) < 1e-12 && abs(found.variance - expected.variance) < 1e-12)
  }

  /// Every closed form agrees with the task's own targets of 2¹⁶ examples: the variance within 3 %, and the accuracy of
  /// one output within 3.5 standard errors if the outputs are alike. The extra tolerance is needed because the best
  /// window of a sample is slightly too good, and because uniform numbers of 23 bits can be equal.
  @Test(arguments: Dataset.all, LearningTask.all)
  func closedFormAgreesWithSampling(dataset: Dataset, task: LearningTask) throws {
    guard let found = try known(task.name, dataset.name) else { return try expectReason(task, dataset.name) }
    let splits = dataset.examples([]).splits(seed: 3)
    var stream = splits.training.stream()
    var batch = task.makeBatch()
    var moments = TargetMoments(outputWidth: task.outputWidth)
    var first: [Double] = []
    for _ in 0..<2_048 {
      stream.fill(&batch)
      task.writeTargets(batch.inputs, batch.targets)
      moments.add(batch.targets, count: Batch.size)
      for sample in 0..<Batch.size { first.append(Double(batch.targets[0, sample])) }
    }
    #expect(abs(found.variance - moments.variance) <= 0.03 * moments.variance + 1e-6)
    guard moments.variances.max()! <= 1.5 * moments.variances.min()! else { return }
    let sampled = Self.bestWindow(first.sorted())
    let standardError = (found.accuracy * (1 - found.accuracy) / Double(first.count)).squareRoot()
    #expect(abs(found.accuracy - sampled) <= 3.5 * standardError + 1e-3)
  }

  /// Returns the largest share of sorted values that lie in a closed window of twice the tolerance.
  private static func bestWindow(_ values: [Double]) -> Double {
    var (low, best) = (0, 0)
    for high in values.indices {
      while values[high] - values[low] > 2 * Scores.tolerance { low += 1 }
      best = max(best, high - low + 1)
    }
    return Double(best) / Double(values.count)
  }

  @Test func tableHasARowForEveryProblem() throws {
    let table = Baselines.table()
    #expect(table.columnNames == ["task", "dataset", "constant_accuracy", "variance"])
    #expect(table.rowCount == LearningTask.published.count * Dataset.published.count)
    #expect(
      Baselines.table(tasks: LearningTask.all, datasets: Dataset.all).rowCount == LearningTask.all.count
        * Dataset.all.count)
  }

  /// Every problem of the published study has a constant, and in twenty-three problems its accuracy is at least 0.99.
  @Test func constantsSolveTwentyThreeProblemsOf2018() throws {
    let accuracies = try LearningTask.published.flatMap { task in
      try Dataset.published.map { dataset in
        try #require(task.constants(on: dataset.examples(.octavian2018))).accuracy
      }
    }
    #expect(accuracies.filter { $0 >= 0.99 }.count == 23)
  }
}

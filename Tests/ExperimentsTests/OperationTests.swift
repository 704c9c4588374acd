import Basics
import Experiments
import Networks
import TestSupport
import Testing

/// The operations of the study of when multiplication helps, and the tasks that use them.
@Suite struct OperationTests {
  @Test(arguments: VectorOperation.all) func resultsAreThoseOfNumpy(operation: VectorOperation) throws {
    let expected = try #require(
      OperationValues.results[operation.name],
      "'\(operation.name)' has no values: add it to Tests/References/operations.py and its output to OperationValues.swift"
    )
    let found = operation.result(
      OperationValues.a, OperationValues.b,
      coefficients: OperationValues.coefficients(operation.coefficients(ofWidth: 8)))
    #expect(found.count == expected.count)
    for (x, y) in zip(found, expected) { #expect(abs(x - y) < 1e-5, "\(operation.name): \(found)") }
  }

  @Test func namesAreUniqueAndClustersAreNames() {
    let names = VectorOperation.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(VectorOperation.all.allSatisfy { names.contains($0.cluster) })
  }

  /// Each closed form agrees with a sample. Tolerances are wide, since fourth powers of few numbers make variances
  /// uncertain.
  @Test(
    arguments: VectorOperation.all.filter(\.hasClosedForm), ["uniform(-1, 1)", "standard_normal", "sparse_normal"])
  func closedFormAgreesWithSampling(operation: VectorOperation, law: String) throws {
    let task = try LearningTask.all.resolve("\(operation.name)(8)", what: "task")
    let examples = try Dataset.all.resolve(law, what: "dataset").examples([])
    let part = try #require(task.partMoments(on: examples, named: law, sampleSize: 1 << 13).first)
    let closed = try #require(part.closed)
    #expect(closed.count == task.outputWidth)
    for (a, b) in zip(closed, part.sampled) {
      #expect(abs(a.variance - b.variance) < 0.25 * a.variance, "\(operation.name): \(a.variance), \(b.variance)")
      #expect(abs(a.mean - b.mean) < 0.06 * a.variance.squareRoot())
    }
    let spread = { (moments: [OutputMoments]) in moments.map(\.variance).reduce(0, +) }
    #expect(abs(spread(closed) - spread(part.sampled)) < 0.15 * spread(closed))
  }

  /// Each output of a problem of any population, of a mixture and of a problem with distractors has mean 0 and variance
  /// 1.
  @Test(arguments: [
    ("mapped_product(8)", "sparse_normal"), ("squared_sum(8)", "standard_normal"), ("cumulative_sum(8)", "many_hot"),
    ("largest_size(8)", "uniform(-1, 1)"), ("cube(8)", "standard_normal"), ("product(8, 6)", "uniform(-1, 1)"),
    ("dial_size_product(0.3, 8)", "uniform(-1, 1)"), ("dial_total_dot(0, 8)", "uniform(-1, 1)"),
  ])
  func targetsAreStandardized(name: String, law: String) throws {
    let examples = try Dataset.all.resolve(law, what: "dataset").examples([])
    let task = try LearningTask.all.resolve(name, what: "task").scaled(on: examples, named: law)
    var stream = examples.splits(seed: 77).training.stream()
    var batch = task.makeBatch()
    var moments = TargetMoments(outputWidth: task.outputWidth)
    for _ in 0..<512 {
      stream.fill(&batch)
      task.writeTargets(batch.inputs, batch.targets)
      moments.add(batch.targets, count: Batch.size)
    }
    for mean in moments.means { #expect(abs(mean) < 0.06) }
    for variance in moments.variances { #expect(abs(variance - 1) < 0.2) }
    #expect(abs(moments.variance - 1) < 0.12)
  }

  /// The numbers after a and after b have no effect.
  @Test func distractorsHaveNoEffect() throws {
    let task = try LearningTask.all.resolve("dot_product(4, 4)", what: "task")
    #expect(task.name == "dot_product(4, 4)" && task.inputWidth == 12)
    let batch = task.makeBatch()
    for (row, number) in [Float(1), 2, 3, 4, 50, 60, 5, 6, 7, 8, 70, 80].enumerated() { batch.inputs[row, 3] = number }
    task.writeTargets(batch.inputs, batch.targets)
    #expect(batch.targets[0, 3] == 5 + 12 + 21 + 32)
    #expect(try LearningTask.all.resolve("dot_product(32, 0)", what: "task").name == "dot_product")
    for wrong in ["dot_product(3)", "dot_product(8.5)", "dot_product(8, 3)", "dial_sum_product(1.5)"] {
      #expect(throws: Diagnostic.self) { try LearningTask.all.resolve(wrong, what: "task") }
    }
  }

  /// With λ = 0.36 the weights are 0.8 and 0.6, before targets are scaled for a dataset.
  @Test func dialMixesItsParts() throws {
    let task = try LearningTask.all.resolve("dial_sum_product(0.36, 4)", what: "task")
    let batch = task.makeBatch()
    for (row, number) in [Float(1), 2, 3, 4, 5, 6, 7, 8].enumerated() { batch.inputs[row, 0] = number }
    task.writeTargets(batch.inputs, batch.targets)
    for (row, expected) in [0.8 * 6 + 0.6 * 5, 0.8 * 8 + 0.6 * 12, 0.8 * 10 + 0.6 * 21, 0.8 * 12 + 0.6 * 32]
      .enumerated()
    {
      #expect(abs(Double(batch.targets[row, 0]) - expected) < 1e-5)
    }
  }

  /// The coefficients depend only on the problem, not on the run.
  @Test func coefficientsBelongToTheProblem() throws {
    func targets(_ name: String) throws -> Float {
      let task = try LearningTask.all.resolve(name, what: "task")
      let batch = task.makeBatch()
      batch.inputs.fill(1)
      task.writeTargets(batch.inputs, batch.targets)
      return batch.targets[0, 0]
    }
    #expect(try targets("weighted_dot(8)") == targets("weighted_dot(8)"))
    #expect(try targets("weighted_dot(8)") != targets("weighted_total(8)"))
  }
}

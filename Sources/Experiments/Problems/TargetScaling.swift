import Basics
import Networks
import Statistics

/// The scales that give the targets of an operation mean 0 and variance 1, output by output, under the law of a dataset:
/// in closed form where there is one, else from a fixed sample.
enum TargetScaling {
  /// Examples of that sample.
  package static let sampleSize = 1 << 16

  private struct Case: Hashable {
    let task: String
    let dataset: String
  }

  private static let known = Monitor<[Case: [[OutputScale]]]>([:])

  /// By part of the problem, then by output.
  static func scales(_ task: LearningTask, on examples: any Examples, named dataset: String) -> [[OutputScale]] {
    guard let problem = task.problem else { return [] }
    let key = Case(task: task.name, dataset: dataset)
    if let scales = known.access({ $0[key] }) { return scales }
    let scales = problem.parts.map { part in
      moments(part, of: problem, on: examples, named: dataset).map { moments in
        // Outputs that never change stay what they are, less their mean.
        let factor = moments.variance > 0 ? 1 / moments.variance.squareRoot() : 1
        return OutputScale(mean: Float(moments.mean), factor: Float(factor))
      }
    }
    known.access { $0[key] = scales }
    return scales
  }

  private static func moments(
    _ part: OperationProblem.Part, of problem: OperationProblem, on examples: any Examples, named dataset: String
  ) -> [OutputMoments] {
    if let closed = closedForm(part, of: problem, on: examples) { return closed }
    return sampled(part, of: problem, on: examples, named: dataset)
  }

  /// Nil where the operation has none, and under a law that is not symmetric about 0.
  static func closedForm(
    _ part: OperationProblem.Part, of problem: OperationProblem, on examples: any Examples
  ) -> [OutputMoments]? {
    guard let moments = part.operation.moments, let law = examples.inputs.symmetricMoments else { return nil }
    return moments(
      MomentCase(
        width: problem.width, coefficients: part.coefficients, second: law.second, fourth: law.fourth))
  }

  /// From the first examples of a stream that belongs to the problem.
  static func sampled(
    _ part: OperationProblem.Part, of problem: OperationProblem, on examples: any Examples, named dataset: String,
    count: Int = sampleSize
  ) -> [OutputMoments] {
    let seed = StableHash.of(["moments of targets", problem.name, "\(problem.width)", dataset])
    var stream = examples.splits(seed: seed).training.stream()
    var batch = Batch(inputWidth: problem.inputWidth, outputWidth: problem.outputWidth)
    var moments = TargetMoments(outputWidth: problem.outputWidth)
    for _ in 0..<count / Batch.size {
      stream.fill(&batch)
      problem.write(part, batch.inputs, SampleRows(batch.targets))
      moments.add(batch.targets, count: Batch.size)
    }
    return zip(moments.means, moments.variances).map { OutputMoments(mean: $0, variance: $1) }
  }
}

extension LearningTask {
  /// The task as trials on a dataset have it: the targets of an operation have mean 0 and variance 1 under the dataset's
  /// law. Any other task is what it is.
  package func scaled(on examples: any Examples, named dataset: String) -> LearningTask {
    guard let problem else { return self }
    let scales = TargetScaling.scales(self, on: examples, named: dataset)
    return with { problem.writeTargets($0, $1, scales) }
  }

  /// Mean and variance of each output of each part under the law of a dataset, in closed form and from a sample.
  package func partMoments(
    on examples: any Examples, named dataset: String, sampleSize: Int
  ) -> [(closed: [OutputMoments]?, sampled: [OutputMoments])] {
    guard let problem else { return [] }
    return problem.parts.map { part in
      (
        TargetScaling.closedForm(part, of: problem, on: examples),
        TargetScaling.sampled(part, of: problem, on: examples, named: dataset, count: sampleSize)
      )
    }
  }
}

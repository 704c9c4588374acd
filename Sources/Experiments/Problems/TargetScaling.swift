import Basics
import Networks
import Statistics

/// The scales that give each target of an operation mean 0 and variance 1 under the law of a dataset. They come from
/// closed forms if there are any, else from a fixed sample.
enum TargetScaling {
  /// The number of examples of that sample.
  static let sampleSize = 1 << 16

  private struct Case: Hashable {
    let task: String
    let dataset: String
  }

  private static let known = Monitor<[Case: [[OutputScale]]]>([:])

  /// Returns the scales by part of the problem, then by output; empty for a task that is not an operation.
  static func scales(_ task: LearningTask, on examples: any Examples, named dataset: String) -> [[OutputScale]] {
    guard let problem = task.problem else { return [] }
    let key = Case(task: task.name, dataset: dataset)
    if let scales = known.access({ $0[key] }) { return scales }
    let scales = problem.parts.map { part in
      moments(part, of: problem, on: examples, named: dataset).map { moments in
        // An output that never changes is not scaled; only its mean is subtracted.
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

  /// Returns the moments of each output in closed form; nil if the operation has none, or if the law is not symmetric
  /// about 0.
  static func closedForm(
    _ part: OperationProblem.Part, of problem: OperationProblem, on examples: any Examples
  ) -> [OutputMoments]? {
    guard let moments = part.operation.moments, let law = examples.inputs.symmetricMoments else { return nil }
    return moments(
      MomentCase(
        width: problem.width, coefficients: part.coefficients, second: law.second, fourth: law.fourth))
  }

  /// Returns the moments of each output, estimated from the first examples of a stream that is fixed for the problem.
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
  /// Returns the task as trials on a dataset use it. The targets of an operation get mean 0 and variance 1 under the
  /// law of the dataset. Any other task is returned unchanged.
  package func scaled(on examples: any Examples, named dataset: String) -> LearningTask {
    guard let problem else { return self }
    let scales = TargetScaling.scales(self, on: examples, named: dataset)
    return with { problem.writeTargets($0, $1, scales) }
  }

  /// Returns, for each part, the mean and variance of each output under the law of a dataset, in closed form and from a
  /// sample; empty for a task that is not an operation.
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

import Basics
import Networks
import Statistics

// The sets on which a trial is evaluated, those that the grid adds included.
extension TrialSession {
  /// Evaluates the weights on the test examples, and on every set that the dataset or the grid adds.
  func report(into result: inout TrialResult) throws(Diagnostic) {
    var sets = splits.named
    sets[EvaluationSet.test] = splits.test
    for set in settings.evaluation ?? [] { sets[set.name] = try examples(of: set, in: splits) }
    for (name, set) in sets {
      result.report(evaluate(set), targetVariance: targetVariance(of: set), on: name, metrics: metrics)
      guard !task.outputNames.isEmpty else { continue }
      for (output, error) in zip(task.outputNames, outputErrors(on: set)) {
        result.measures[OutputErrors.column(of: output, on: name)] = error
      }
    }
  }

  /// Returns the examples of a set that the grid adds.
  func examples(of set: EvaluationSet, in splits: DataSplits) throws(Diagnostic) -> ExampleSet {
    if let name = set.dataset(for: trial.dataset) {
      let other = try Dataset.all.resolve(name, what: "dataset").examples([])
      return other.splits(seed: StableHash.of(["evaluation set", name, "\(dataSeed)"])).resized(sizes).test
    }
    if set.mapping == EvaluationSet.grid { return GridPoints.set(set.numbers, inputs: task.inputWidth) }
    return splits.test.mapped(try set.map(from: dataset.inputs.moments.range))
  }

  /// Returns the set whose error decides whether the trial is solved: the grid's set `extrapolation`, or the test set.
  func judgedSet() throws(Diagnostic) -> ExampleSet { try judgedSet(in: splits) }

  private func judgedSet(in splits: DataSplits) throws(Diagnostic) -> ExampleSet {
    guard let set = judgedEvaluation else { return splits.test }
    return try examples(of: set, in: splits)
  }

  private var judgedEvaluation: EvaluationSet? {
    settings.evaluation?.first { $0.name == EvaluationSet.extrapolation }
  }

  /// Returns the error below which the trial is solved; nil if neither the grid nor the task defines one.
  package func threshold() throws(Diagnostic) -> Double? {
    let rule = settings.success ?? .published
    if let error = rule.error { return error }
    guard let epsilon = rule.epsilon else { return nil }
    let set = try judgedSet(in: dataset.splits(seed: StableHash.of(["threshold"])))
    let name = "\(trial.dataset) \(judgedEvaluation.map { "\($0)" } ?? "")"
    return Thresholds.threshold(taskOfAll, on: set, named: name, epsilon: epsilon)
  }

  private func outputErrors(on set: ExampleSet) -> [Double] {
    var errors = OutputErrors(outputWidth: task.outputWidth)
    forEachPrediction(on: set) { errors.add($0, $1, count: $2) }
    return errors.means
  }
}

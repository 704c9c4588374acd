import Basics
import Networks
import Statistics

/// A running trial, which a protocol controls: its network, its examples and its records.
///
/// A session belongs to one thread. Buffers are allocated once; a run from fresh weights allocates nothing.
package final class TrialSession {
  package enum Continuation {
    case goOn, stop
  }

  let settings: TrainingSettings
  let network: Network
  package private(set) var splits: DataSplits
  /// True if evaluation uses the skip connections that training has; the 2018 program left them out.
  package var evaluatesWithSkips: Bool

  let trial: Trial
  let task: LearningTask
  /// The task from the list. `task` is its variant for this replicate, with scaled targets if it is an operation.
  let taskOfAll: LearningTask
  let dataset: any Examples
  let sizes: SetSizes
  /// The metrics that the protocol measures on each set.
  let metrics: [EvaluationMetric]
  let dataSeed: UInt64
  private let setup: TrainingSetup
  private let masterSeed: Int
  private let isStopping: @Sendable () -> Bool
  /// The examples of one training step.
  private var examples: StepBatch
  /// The examples of an evaluation, with as many blocks at once as the network takes.
  private var evaluated: StepBatch
  /// The network's outputs and the targets of each block of an evaluation.
  private let evaluatedBlocks: [(outputs: Matrix, targets: Matrix)]

  private var rate = 0.0
  private var phase = CurvePoint.Phase.search
  private var step = 0
  private var totalSteps = 0
  private var lossSum = 0.0
  private var stepsSincePoint = 0
  private var curve: [CurvePoint] = []
  /// The training routine; nil for plain steps.
  private var routine: RoutineRun?

  /// Builds the network and the examples of a trial.
  ///
  /// - Throws: a diagnostic for an unknown name.
  package init(
    _ trial: Trial, settings: TrainingSettings?, masterSeed: Int, isStopping: @escaping @Sendable () -> Bool
  ) throws(Diagnostic) {
    let researchProtocol = try ResearchProtocol.all.named(trial.researchProtocol, what: "protocol")
    self.trial = trial
    self.masterSeed = masterSeed
    self.isStopping = isStopping
    self.settings = settings ?? .study
    metrics = researchProtocol.metrics
    setup = try trial.choice.setup
    taskOfAll = try LearningTask.all.resolve(trial.task, what: "task")
    dataset = try Dataset.all.resolve(trial.dataset, what: "dataset").examples(researchProtocol.faults)
    sizes = settings?.examples ?? SetSizes()
    dataSeed = trial.dataSeed(master: masterSeed)
    task = (taskOfAll.variant?(dataSeed) ?? taskOfAll).scaled(on: dataset, named: trial.dataset)
    splits = dataset.splits(seed: dataSeed).resized(sizes)
    network = try trial.choice.network(
      inputWidth: task.inputWidth, numbers: dataset.inputs.moments, outputWidth: task.outputWidth)
    evaluatesWithSkips = !researchProtocol.faults.contains(.evaluationWithoutSkips)
    examples = StepBatch(for: network, examples: setup.batchSize)
    evaluated = StepBatch(for: network, examples: network.blocks * Batch.size)
    let (outputs, targets) = (network.outputs, evaluated.batches[0].targets)
    evaluatedBlocks = (0..<network.blocks).map {
      (Matrix(block: $0, of: outputs), Matrix(block: $0, of: targets))
    }
  }

  /// The learning rate that the network's settings or another run gives; nil if none does.
  var givenRate: Double? { setup.rate ?? settings.tunedRates?[trial] }

  /// Begins a run with fresh weights.
  ///
  /// - Parameter attempt: the number of the attempt, if each attempt has its own weights and data; nil if all share
  ///   them.
  package func begin(rate: Double, phase: CurvePoint.Phase, attempt: Int? = nil) {
    self.rate = rate
    self.phase = phase
    step = 0
    (lossSum, stepsSincePoint) = (0, 0)
    if attempt != nil {
      splits = dataset.splits(seed: trial.dataSeed(master: masterSeed, attempt: attempt)).resized(sizes)
    }
    var generator = RandomGenerator(seed: trial.weightSeed(master: masterSeed, attempt: attempt))
    network.initialize(using: &generator)
    if setup.routine.name != TrainingRoutine.steady.name {
      routine = RoutineRun(setup.routine, seed: trial.weightSeed(master: masterSeed, attempt: attempt))
    }
  }

  /// The number of times that all weights were drawn afresh; nil for a network without a training routine.
  var redraws: Int? { routine?.redraws }

  /// Takes up to `steps` steps from the beginning of the training stream. Calls `check` with the number of steps taken,
  /// after every `interval` steps and after the last one.
  ///
  /// - Returns: the number of steps taken and the loss of the last batch. A NaN loss ends the training.
  @discardableResult
  package func train(
    steps: Int, checkEvery interval: Int, check: (Int) throws -> Continuation
  ) throws -> (step: Int, loss: Float) {
    var stream = splits.training.stream()
    var loss = Float.zero
    let rates = setup.rateFactors(steps: steps)
    if routine?.watchesValidation == true { routine?.validationLoss = evaluate(splits.validation).loss }
    while step < steps {
      if step % 32 == 0 && isStopping() { throw CancellationError() }
      examples.fill { fill(&$0, from: &stream) }
      loss = takeStep(learningRate: Float(rate) * rates.factor(step))
      count(loss)
      if loss.isNaN {
        record(nil)
        break
      }
      guard step % interval == 0 || step == steps else { continue }
      if try check(step) == .stop { break }
    }
    return (step, loss)
  }

  private func takeStep(learningRate: Float) -> Float {
    guard routine != nil else { return network.train(on: examples.batches, learningRate: learningRate) }
    return routine?.train(network, on: examples.batches, learningRate: learningRate, step: step) ?? .nan
  }

  private func count(_ loss: Float) {
    step += 1
    totalSteps += 1
    lossSum += Double(loss)
    stepsSincePoint += 1
  }

  private func fill(_ block: inout Batch, from stream: inout any ExampleStream) {
    stream.fill(&block)
    task.writeTargets(block.inputs, block.targets)
  }

  /// Returns the scores of the network on all examples of a finite set.
  package func evaluate(_ set: ExampleSet) -> Scores {
    var scores = emptyScores()
    forEachPrediction(on: set) { scores.add($0, $1, count: $2) }
    return scores
  }

  /// Calls `use` with the outputs and targets of each block of a finite set, and the number of its examples that count.
  func forEachPrediction(on set: ExampleSet, use: (_ outputs: Matrix, _ targets: Matrix, _ count: Int) -> Void) {
    forEachBatch(of: set) { batch, counts in
      network.predict(batch, skips: evaluatesWithSkips)
      for (block, count) in zip(evaluatedBlocks, counts) { use(block.outputs, block.targets, count) }
    }
  }

  /// Evaluates on the validation examples and records a point of the curve.
  func validate() -> Scores {
    let scores = evaluate(splits.validation)
    routine?.validationLoss = scores.loss
    record(scores)
    return scores
  }

  /// Returns the variance of a set's targets, as a mean over output elements. It is exactly 0 for targets that are
  /// constant in theory, although rare examples differ: two of a million random numbers of 24 bits may be equal by
  /// chance.
  func targetVariance(of set: ExampleSet) -> Double {
    if task.constants(on: dataset)?.variance == 0 { return 0 }
    var moments = TargetMoments(outputWidth: task.outputWidth)
    forEachBatch(of: set) { _, counts in
      for (block, count) in zip(evaluatedBlocks, counts) { moments.add(block.targets, count: count) }
    }
    return moments.variance
  }

  /// Calls `body` with each batch, and with the number of examples that count in each of its blocks. Blocks after the
  /// end of the set are left out.
  private func forEachBatch(of set: ExampleSet, _ body: (_ batch: Batch, _ counts: [Int]) -> Void) {
    guard let count = set.count else { preconditionFailure("an endless set cannot be evaluated") }
    var stream = set.stream()
    let size = network.blocks * Batch.size
    for start in stride(from: 0, to: count, by: size) {
      evaluated.fill { fill(&$0, from: &stream) }
      let end = min(start + size, count)
      body(
        evaluated.batches[0], stride(from: start, to: end, by: Batch.size).map { min(Batch.size, end - $0) })
    }
  }

  func emptyScores() -> Scores {
    Scores(outputWidth: task.outputWidth)
  }

  /// Adds the predictions for the last block of the last training step, made before that step changed the weights.
  func addPredictions(to scores: inout Scores) {
    let batch = examples.batches[examples.batches.count - 1]
    let block = (batch.count - 1) / Batch.size
    scores.add(
      Matrix(block: block, of: network.outputs), Matrix(block: block, of: batch.targets),
      count: batch.count - block * Batch.size)
  }

  /// Adds a point to the curve.
  ///
  /// - Parameter scores: the scores on the set by which the protocol selects; nil if it was not evaluated at this step.
  func record(_ scores: Scores?) {
    curve.append(
      CurvePoint(
        phase: phase, learningRate: rate, step: step, trainingLoss: lossSum / Double(stepsSincePoint),
        validationLoss: scores?.loss, validationAccuracy: scores?.accuracy))
    (lossSum, stepsSincePoint) = (0, 0)
  }

  /// Returns a result with the curve and the step counts so far.
  func result(_ status: TrialResult.Status, reason: String? = nil) -> TrialResult {
    var result = TrialResult(status: status, reason: reason)
    result.parameters = network.parameterCount
    result.totalSteps = totalSteps
    result.curve = curve
    return result
  }
}

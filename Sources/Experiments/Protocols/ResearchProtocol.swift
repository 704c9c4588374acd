import Basics

/// A rule that turns a trial into a result: how the learning rate is found, how long training lasts, and what is
/// reported.
///
/// The entries of `all` are the definition. A protocol never changes a network.
package struct ResearchProtocol: Named, Sendable {
  package let name: String
  package let summary: String
  /// The faults that the dataset and the evaluation reproduce.
  package let faults: Faults
  /// The default settings, which a grid may change; nil if the protocol has fixed numbers of its own.
  package let defaultSettings: TrainingSettings?
  /// The numbers of steps of a run that was not stopped early by its accuracy; empty if runs can have any length.
  package let fullRuns: Set<Int>
  /// Returns the greatest number of steps of a trial, or the mean number if the protocol has fixed numbers of its own.
  package let steps: @Sendable (TrainingSettings?) -> Int
  /// True if it searches a learning rate, and stops training early when the loss no longer falls.
  package var searches = true
  /// True if every network must be given a rate, by the grid or by another run.
  package var needsRate = false
  /// The metrics that it measures on each set of examples.
  package var metrics = EvaluationMetric.everywhere
  /// The further measures that are columns of its results.
  package var measures: [ProtocolMeasure] = []
  /// Chooses a rate for a cell from the results of its replicates; nil if no rate finished all of them.
  package var chooseRate: @Sendable ([RateRecord]) -> Double? = RateRecord.lowestLoss
  /// Trains a trial that first tries the rate of the previous trial, if there is one; nil if trials of this protocol do
  /// not depend on previous ones.
  package var trainAfter: (@Sendable (TrialSession, _ previousRate: Double?) throws -> TrialResult)?
  /// Trains and evaluates a trial; throws `CancellationError` when the session must stop.
  package let train: @Sendable (TrialSession) throws -> TrialResult

  package static let corrected = ResearchProtocol(
    name: "corrected",
    summary: "validation split, one grid of rates for all networks, best weights kept",
    faults: [], defaultSettings: .study, fullRuns: [], steps: { ($0 ?? .study).steps }, train: CorrectedProtocol.train)

  package static let octavian2018 = ResearchProtocol(
    name: "octavian_2018", summary: "the published program with its faults", faults: .octavian2018,
    defaultSettings: nil, fullRuns: Octavian2018Protocol.fullRuns, steps: { _ in Octavian2018Protocol.meanSteps },
    trainAfter: { try Octavian2018Protocol.train($0, rates: Octavian2018Protocol.rates(after: $1)) },
    train: { try Octavian2018Protocol.train($0) })

  package static let arithmetic = ResearchProtocol(
    name: "arithmetic", summary: "one rate, all steps; solved where the error on another range is below a threshold",
    faults: [], defaultSettings: .arithmetic, fullRuns: [], steps: { ($0 ?? .arithmetic).trainingSteps },
    searches: false, measures: ProtocolMeasure.ofArithmetic, train: { try ArithmeticProtocol.train($0) })

  package static let logError = ResearchProtocol(
    name: "log_error",
    summary: "one rate, all steps, the last weights; log10 of the error over the variance of the targets",
    faults: [], defaultSettings: .logError, fullRuns: [], steps: { ($0 ?? .logError).trainingSteps },
    searches: false, needsRate: true, metrics: EvaluationMetric.all, measures: ProtocolMeasure.ofLogError,
    chooseRate: LogErrorProtocol.chooseRate, train: { try LogErrorProtocol.train($0) })

  package static let all = [corrected, octavian2018, arithmetic, logError]

  /// The validation loss below which training ends, because there is nothing left to learn.
  package static let goodLoss = 1e-6

  /// The protocol of results without a column `protocol`, such as the published file.
  package static let unrecorded = octavian2018
}

/// The weights that a trial reports.
package enum ReportedWeights: String, Codable, CaseIterable, Sendable {
  /// The weights with the lowest validation loss.
  case best
  /// The weights at the end of training.
  case last
}

/// The numbers of a protocol that a grid file may change.
package struct TrainingSettings: Codable, Equatable, Sendable {
  /// The learning rates to try in ascending order, so that the smaller one wins a tie.
  package var searchRates: [Double]
  /// The number of training steps at each rate of the search.
  package var searchSteps: Int
  package var trainingSteps: Int
  /// The number of steps between validations.
  package var validateEvery: Int
  /// The number of successive validations without a relative fall of 1 % after which training stops.
  package var patience: Int
  /// The rates that another run chose; nil for a search.
  package var tunedRates: TunedRates?
  /// The sets to evaluate on besides those of the dataset; nil for none.
  package var evaluation: [EvaluationSet]?
  /// The numbers of examples in the sets; nil for the dataset's own numbers.
  package var examples: SetSizes?
  /// The rule for when a trial counts as solved; nil for the protocol's own rule.
  package var success: SuccessRule?
  /// The weights that are reported; nil for those with the lowest validation loss.
  package var reported: ReportedWeights?

  package init(searchRates: [Double], searchSteps: Int, trainingSteps: Int, validateEvery: Int, patience: Int) {
    self.searchRates = searchRates
    self.searchSteps = searchSteps
    self.trainingSteps = trainingSteps
    self.validateEvery = validateEvery
    self.patience = patience
  }

  /// The greatest number of steps: the search at every rate, unless rates are given, and the whole training.
  package var steps: Int { (tunedRates == nil ? searchRates.count * searchSteps : 0) + trainingSteps }

  enum CodingKeys: String, CodingKey {
    case searchRates = "search_rates"
    case searchSteps = "search_steps"
    case trainingSteps = "training_steps"
    case validateEvery = "validate_every"
    case patience
    case tunedRates = "tuned_rates"
    case evaluation = "evaluation_sets"
    case examples, success
    case reported = "reported_weights"
  }

  /// The settings of the study.
  package static let study = TrainingSettings(
    searchRates: [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1], searchSteps: 1_000, trainingSteps: 30_000,
    validateEvery: 500, patience: 10)

  /// The number of steps of the study, with the weights at the end reported.
  package static let logError: TrainingSettings = {
    var settings = TrainingSettings(
      searchRates: [LogErrorProtocol.rate], searchSteps: 1_000, trainingSteps: 30_000, validateEvery: 500, patience: 10)
    settings.reported = .last
    return settings
  }()

  /// The settings of the published comparison of modules, for a single unit.
  package static let arithmetic = TrainingSettings(
    searchRates: [ArithmeticProtocol.rate], searchSteps: 1_000, trainingSteps: 50_000, validateEvery: 1_000,
    patience: 10)
}

import Basics

/// A rule for turning a trial into a result: how the learning rate is found, how long training lasts, what is
/// reported.
///
/// The entries of `all` are the definition. A protocol never changes a network.
package struct ResearchProtocol: Named, Sendable {
  package let name: String
  package let summary: String
  /// Handed to the dataset and to the evaluation.
  package let faults: Faults
  /// The numbers a grid may change; nil where the protocol fixes its own.
  package let defaultSettings: TrainingSettings?
  /// The steps after which training ends that its own accuracy does not stop; empty where every count is possible.
  package let fullRuns: Set<Int>
  /// The most steps of a trial, or how many they are on the mean where the protocol fixes its own numbers.
  package let steps: @Sendable (TrainingSettings?) -> Int
  /// Whether it looks for a learning rate, and stops when nothing falls any more.
  package var searches = true
  /// Whether every network must have a rate, from the grid or from another run.
  package var needsRate = false
  /// What it measures on each set of examples.
  package var metrics = EvaluationMetric.everywhere
  /// Columns of its runs.
  package var measures: [ProtocolMeasure] = []
  /// The rate that replicates of its runs speak for; nil where none of them finished everywhere.
  package var chooseRate: @Sendable ([RateRecord]) -> Double? = RateRecord.lowestLoss
  /// Trains a trial that begins with the rate of the one before it, if there is one; nil where a trial never does.
  package var trainAfter: (@Sendable (TrialSession, _ previousRate: Double?) throws -> TrialResult)?
  /// Trains and evaluates; throws `CancellationError` when the session must stop.
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

  /// What results without a column `protocol` follow: the published file has none.
  package static let unrecorded = octavian2018
}

/// Which weights of a training are reported.
package enum ReportedWeights: String, Codable, CaseIterable, Sendable {
  /// Those of the lowest validation loss.
  case best
  /// Those at the end.
  case last
}

/// The numbers of the `corrected` protocol, which a grid file may change.
package struct TrainingSettings: Codable, Equatable, Sendable {
  /// Learning rates to try, ascending, so that a tie goes to the smaller.
  package var searchRates: [Double]
  package var searchSteps: Int
  package var trainingSteps: Int
  package var validateEvery: Int
  /// Validations without a relative fall of 1 % after which training stops.
  package var patience: Int
  /// Rates that another run chose, instead of a search; nil for a search.
  package var tunedRates: TunedRates?
  /// Sets to evaluate on besides those of the dataset; nil for none.
  package var evaluation: [EvaluationSet]?
  /// How many examples the sets have; nil for the dataset's own numbers.
  package var examples: SetSizes?
  /// When a trial counts as solved; nil for the protocol's own rule.
  package var success: SuccessRule?
  /// Which weights are reported; nil for those of the lowest validation loss.
  package var reported: ReportedWeights?

  package init(searchRates: [Double], searchSteps: Int, trainingSteps: Int, validateEvery: Int, patience: Int) {
    self.searchRates = searchRates
    self.searchSteps = searchSteps
    self.trainingSteps = trainingSteps
    self.validateEvery = validateEvery
    self.patience = patience
  }

  /// The search at every rate if there is one, then training to its end.
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

  /// The study's own.
  package static let study = TrainingSettings(
    searchRates: [1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1], searchSteps: 1_000, trainingSteps: 30_000,
    validateEvery: 500, patience: 10)

  /// The study's own number of steps, and the weights at the end.
  package static let logError: TrainingSettings = {
    var settings = TrainingSettings(
      searchRates: [LogErrorProtocol.rate], searchSteps: 1_000, trainingSteps: 30_000, validateEvery: 500, patience: 10)
    settings.reported = .last
    return settings
  }()

  /// Those of the published comparison of modules, on a single unit.
  package static let arithmetic = TrainingSettings(
    searchRates: [ArithmeticProtocol.rate], searchSteps: 1_000, trainingSteps: 50_000, validateEvery: 1_000,
    patience: 10)
}

import Basics
import Networks

/// The keys of a grid file for networks, and the values that each can have.
enum GridFields {
  static let all = [
    OptionField("protocol", .names(of: ResearchProtocol.all), "How a trial becomes a result."),
    OptionField("master_seed", .wholeNumber(in: 0 ... .max), "The number that all random numbers come from."),
    OptionField("seeds", ReplicateRange.value, "The replicates of each cell."),
    OptionField("tasks", tasks, "What is learned; all means those of 2018."),
    OptionField("datasets", datasets, "Where examples come from; all means those of 2018."),
    OptionField(
      "problems", .mapping(of: tasks, names: dataset), "Instead of tasks and datasets: the tasks of each dataset."),
    OptionField("networks", .oneOrMore(networkValue), "What learns.", isRequired: true),
    OptionField("search", .mapping(search), "How learning rates are found."),
    OptionField("training", .mapping(training), "How long networks are trained."),
    OptionField(
      "evaluate",
      .mapping(of: exactlyOne(evaluation), names: .text(matching: "[a-z][a-z0-9_]*")), "More sets to evaluate on."),
    OptionField("examples", .mapping(examples), "How many examples there are."),
    OptionField(
      "sequential", .flag, "With octavian_2018: each trial begins its search with the rate of the trial before it."),
    OptionField("success", exactlyOne(success), "With the protocol arithmetic: what counts as solved."),
    OptionField(
      "exclude", .either(exclusions, .list(of: exclusions, count: 0...Int.max)), "Cells to leave out."),
  ]

  static let counts = 1...100_000_000
  static let depths = 1...100

  static let search = [
    OptionField("rates", .oneOrMore(.positiveNumber), "Learning rates, of which the best is taken."),
    OptionField("steps", .wholeNumber(in: counts), "How long each is tried."),
    OptionField("rates_from", .text, "The results of another run, whose best rates are taken."),
  ]
  static let training = [
    OptionField("steps", .wholeNumber(in: counts), "The most steps."),
    OptionField("validate_every", .wholeNumber(in: counts), "Steps between two validations."),
    OptionField("patience", .wholeNumber(in: counts), "Validations without progress after which training stops."),
    OptionField("report", .names(ReportedWeights.allCases.map(\.rawValue)), "Which weights are reported."),
  ]
  static let examples = ["training", "validation", "test"].map {
    OptionField($0, .wholeNumber(in: counts), "How many \($0) examples there are.")
  }
  static let success = [
    OptionField("epsilon", .positiveNumber, "The error of weights that are right but for this much."),
    OptionField("error", .positiveNumber, "The error itself."),
  ]
  static let evaluation =
    InputMapping.all.map { OptionField($0.name, .oneOrMore(.anyNumber), $0.expectation) } + [
      OptionField(
        EvaluationParser.dataset, .either(dataset, .mapping(of: dataset, names: dataset)),
        "Another dataset, or one for each dataset of the grid."),
      OptionField(EvaluationSet.grid, .list(of: .anyNumber, count: 3...3), GridPoints.expectation),
    ]
  static let network =
    [
      OptionField("type", types, "Its kind.", isRequired: true),
      OptionField("depth", .oneOrMore(.wholeNumber(in: depths)), "Layers of weights."),
      OptionField("activation", .oneOrMore(activations), "What becomes of the sums."),
    ] + TrialSetting.all.map { OptionField($0.key, .oneOrMore($0.value), $0.summary) }
  static let exclusion =
    Trial.cellColumns.map { OptionField($0, cellColumns[$0] ?? .oneOrMore(.text), "The values to leave out.") }
    + TrialSetting.all.map { OptionField($0.name, .oneOrMore($0.value), $0.summary) }

  private static let cellColumns: [String: ValueSchema] = [
    "task": tasks, "dataset": datasets, "network_type": anyOrAll(types),
    "network_depth": .oneOrMore(.wholeNumber(in: depths)), "network_activation": anyOrAll(activations),
  ]

  /// The schemas that are used in several places, by name.
  static let definitions = [
    ("task", parameterized(LearningTask.all, \.formula)), ("dataset", parameterized(Dataset.all, \.summary)),
    ("type", .names(Architecture.all.map { ($0.name, $0.formula) })),
    ("activation", .names(Activation.all.map { ($0.name, $0.formula) })),
  ]

  private static let types = ValueSchema.part("type")
  private static let activations = ValueSchema.part("activation")
  private static let dataset = ValueSchema.part("dataset")
  private static let datasets = anyOrAll(dataset)
  private static let tasks = anyOrAll(.part("task"))

  /// Returns the schema for a name, a list of names, or the word `all`.
  private static func anyOrAll(_ name: ValueSchema) -> ValueSchema {
    .either(.names([("all", "all that the published study has")]), name, .list(of: name))
  }

  /// Returns the schema for the name of an entry, which numbers can follow if the entry takes them.
  private static func parameterized<Entry: Parameterized>(
    _ entries: [Entry], _ summary: KeyPath<Entry, String>
  ) -> ValueSchema {
    let names = ValueSchema.names(entries.map { ($0.name, $0[keyPath: summary]) })
    let withNumbers = entries.filter { $0.parameters != nil }.map(\.name)
    guard !withNumbers.isEmpty else { return names }
    return .either(names, .text(matching: "(\(withNumbers.joined(separator: "|"))) *\\([-+0-9eE., ]*\\)"))
  }

  private static let exclusions = ValueSchema.mapping(exclusion).with("minProperties", .wholeNumber(1))

  private static func exactlyOne(_ fields: [OptionField]) -> ValueSchema {
    .mapping(fields).with("minProperties", .wholeNumber(1)).with("maxProperties", .wholeNumber(1))
  }

  /// The schema of a network. The allowed depths and activations depend on its type.
  private static let networkValue = ValueSchema.mapping(network).with("allOf", .list(Architecture.all.map(\.condition)))
}

extension Architecture {
  fileprivate var condition: JSONItem {
    let depth = ValueSchema.oneOrMore(.wholeNumber(in: depths))
    let activation = ValueSchema.oneOrMore(.names(activations))
    let needed = (depths.count > 1 ? ["depth"] : []) + (activations.count > 1 ? ["activation"] : [])
    return .object([
      "if": .object(["properties": .object(["type": .object(["const": .text(name)])]), "required": .texts(["type"])]),
      "then": .object([
        "properties": .object(["depth": depth.json, "activation": activation.json]), "required": .texts(needed),
      ]),
    ])
  }
}

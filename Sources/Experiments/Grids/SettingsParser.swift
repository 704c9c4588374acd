import Basics
import Yams

/// Reads the settings of a protocol that a grid file can change: `search`, `training`, `evaluate`, `examples`,
/// `success`.
enum SettingsParser {
  static func settings(
    _ values: [String: Node], of researchProtocol: ResearchProtocol, _ walker: inout YAMLWalker
  ) -> TrainingSettings? {
    guard var settings = researchProtocol.defaultSettings else {
      for key in ["search", "training", "evaluate", "examples", "success"] {
        guard let node = values[key] else { continue }
        walker.report(
          "'\(key)' has no effect with the protocol \(researchProtocol.name), which has fixed settings", at: node)
      }
      return nil
    }
    tellWhatHasNoEffect(values, researchProtocol, &walker)
    if let node = values["search"] { readSearch(node, of: researchProtocol, into: &settings, &walker) }
    if let node = values["training"] { readTraining(node, into: &settings, &walker) }
    settings.examples = values["examples"].flatMap { examples($0, &walker) }
    settings.success = values["success"].flatMap { success($0, &walker) }
    settings.evaluation = values["evaluate"].map { EvaluationParser.sets($0, &walker) }
    return settings
  }

  private static func readSearch(
    _ node: Node, of researchProtocol: ResearchProtocol, into settings: inout TrainingSettings,
    _ walker: inout YAMLWalker
  ) {
    let values = walker.mapping(node, of: GridFields.search.names, what: "search")
    if let node = values["rates_from"] { readTunedRates(node, beside: values, into: &settings, &walker) }
    guard !researchProtocol.needsRate else {
      if settings.tunedRates == nil, values["rates_from"] == nil {
        walker.report(
          "with the protocol \(researchProtocol.name) 'search' has 'rates_from' alone",
          hint: "such as {rates_from: tuning/results.csv}", at: node)
      }
      return
    }
    if let node = values["rates"] {
      let rates = walker.elements(node, atLeastOne: "learning rate").compactMap {
        walker.positiveNumber($0, what: "a learning rate")
      }
      if Set(rates).count < rates.count { walker.report("a learning rate is listed twice", at: node) }
      settings.searchRates = rates.sorted()
    }
    read(values["steps"], "steps", into: &settings.searchSteps, &walker)
  }

  /// Reads the rates that another run chose. The path of its file is relative to the grid file.
  private static func readTunedRates(
    _ node: Node, beside values: [String: Node], into settings: inout TrainingSettings, _ walker: inout YAMLWalker
  ) {
    for key in ["rates", "steps"] {
      if let node = values[key] { walker.report("'\(key)' has no effect beside 'rates_from'", at: node) }
    }
    guard let file = node.scalar?.string, !file.isEmpty else {
      walker.report("'rates_from' must be the name of a results file", at: node)
      return
    }
    let folder = walker.path.upToLastSlash
    do {
      settings.tunedRates = try TunedRates(reading: file.utf8.first == UInt8(ascii: "/") ? file : folder + file)
    } catch var diagnostic as Diagnostic {
      if diagnostic.location == nil { diagnostic.location = walker.location(of: node) }
      walker.report(diagnostic)
    } catch let list as DiagnosticList {
      list.diagnostics.forEach { walker.report($0) }
    } catch {
      walker.report("'rates_from' cannot be read: \(error)", at: node)
    }
  }

  private static func readTraining(_ node: Node, into settings: inout TrainingSettings, _ walker: inout YAMLWalker) {
    let values = walker.mapping(node, of: GridFields.training.names, what: "training")
    read(values["steps"], "steps", into: &settings.trainingSteps, &walker)
    read(values["validate_every"], "validate_every", into: &settings.validateEvery, &walker)
    read(values["patience"], "patience", into: &settings.patience, &walker)
    if let node = values["report"] {
      let name = walker.name(node, what: "weights to report", valid: ReportedWeights.allCases.map(\.rawValue))
      settings.reported = name.flatMap(ReportedWeights.init).flatMap { $0 == .best ? nil : $0 }
    }
  }

  private static func read(_ node: Node?, _ what: String, into value: inout Int, _ walker: inout YAMLWalker) {
    guard let node else { return }
    value = walker.integer(node, what: what, in: GridFields.counts) ?? value
  }

  /// Reports keys that have no effect with a protocol that has changeable settings.
  private static func tellWhatHasNoEffect(
    _ values: [String: Node], _ researchProtocol: ResearchProtocol, _ walker: inout YAMLWalker
  ) {
    let training = values["training"]?.mapping
    let useless =
      researchProtocol.searches
      ? [("success", values["success"]), ("report", training?["report"])]
      : [
        researchProtocol.needsRate ? ("success", values["success"]) : ("search", values["search"]),
        ("patience", training?["patience"]),
      ]
    for (key, node) in useless {
      guard let node else { continue }
      walker.report(
        "'\(key)' has no effect with the protocol \(researchProtocol.name)", hint: "leave it out", at: node)
    }
  }

  private static func examples(_ node: Node, _ walker: inout YAMLWalker) -> SetSizes? {
    let values = walker.mapping(node, of: GridFields.examples.names, what: "examples")
    func count(_ key: String) -> Int? {
      values[key].flatMap { walker.integer($0, what: key, in: GridFields.counts) }
    }
    return SetSizes(training: count("training"), validation: count("validation"), test: count("test"))
  }

  private static func success(_ node: Node, _ walker: inout YAMLWalker) -> SuccessRule? {
    let values = walker.mapping(node, of: GridFields.success.names, what: "success")
    guard let (key, value) = values.first, values.count == 1 else {
      if node.mapping != nil, values.count == node.mapping?.count {
        walker.report("'success' needs either 'epsilon' or 'error'", hint: "such as {epsilon: 1e-5}", at: node)
      }
      return nil
    }
    guard let number = walker.positiveNumber(value, what: key) else { return nil }
    return key == "epsilon" ? SuccessRule(epsilon: number) : SuccessRule(error: number)
  }

  /// Reports settings of the grid that are impossible on a dataset.
  static func check(
    _ grid: Grid, on name: String, _ examples: any Examples, at node: Node, _ walker: inout YAMLWalker
  ) {
    if grid.settings?.examples != nil, !examples.hasAnyCount {
      walker.report("'examples' has no effect on '\(name)', whose sets are fixed", hint: "leave one out", at: node)
    }
    for set in grid.settings?.evaluation ?? [] where set.datasets != nil && set.dataset(for: name) == nil {
      walker.report(
        "the evaluation set '\(set.name)' has no dataset for '\(name)'",
        hint: "add it under 'evaluate', such as {dataset: {\"\(name)\": \"uniform(2, 6)\"}}", at: node)
    }
    let range = examples.inputs.moments.range
    let isBounded = range.lowerBound.isFinite && range.upperBound.isFinite
    for set in grid.settings?.evaluation ?? [] where set.mapping == InputMapping.range.name && !isBounded {
      walker.report(
        "the numbers of '\(name)' have no bounds, so that '\(set.name)' has no range to come from",
        hint: "write a dataset instead of the range, such as {dataset: \"exponential(0.5)\"}", at: node)
    }
  }
}

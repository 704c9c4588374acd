import Yams

/// Reads the evaluation sets of a grid file: `evaluate: {extrapolation_2x: {scale: 2}, far: {range: [2, 6]}}`.
enum EvaluationParser {
  static func sets(_ node: Node, _ walker: inout YAMLWalker) -> [EvaluationSet] {
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      walker.report(
        "'evaluate' must be a mapping of names to sets", hint: "such as {extrapolation_2x: {scale: 2}}", at: node)
      return []
    }
    return mapping.compactMap { key, value in
      isName(key, &walker) ? set(key.scalar?.string ?? "", value, &walker) : nil
    }
  }

  /// Checks the name of a set. Its columns must not have the names of other columns.
  private static func isName(_ key: Node, _ walker: inout YAMLWalker) -> Bool {
    let name = key.scalar?.string ?? ""
    guard EvaluationSet.isName(name) else {
      walker.report(
        "'\(name)' cannot name an evaluation set", hint: "lower-case letters, digits and _, a letter first", at: key)
      return false
    }
    let columns = EvaluationMetric.all.map { $0.column(on: name) }
    if name == EvaluationSet.test || ResultColumn.all.contains(where: { columns.contains($0.name) }) {
      walker.report("the evaluation set '\(name)' already exists", hint: "choose another name", at: key)
      return false
    }
    return true
  }

  private static func set(_ name: String, _ node: Node, _ walker: inout YAMLWalker) -> EvaluationSet? {
    let keys = GridFields.evaluation.names
    let values = walker.mapping(node, of: keys, what: "an evaluation set")
    guard let (key, value) = values.first, values.count == 1 else {
      if values.count > 1 || node.mapping?.isEmpty == true {
        let names = keys.map { "'\($0)'" }.joined(separator: " or ")
        walker.report("the evaluation set '\(name)' needs one of \(names)", at: node)
      }
      return nil
    }
    if key == dataset { return otherDataset(name, value, &walker) }
    let numbers = walker.elements(value).map { $0.scalar.flatMap { Double($0.string) } ?? .nan }
    let mapping = InputMapping.all.first { $0.name == key }
    guard numbers.allSatisfy(\.isFinite), mapping?.accepts(numbers) ?? GridPoints.accepts(numbers) else {
      walker.report("'\(key)' must be \(mapping?.expectation ?? GridPoints.expectation)", at: value)
      return nil
    }
    return EvaluationSet(name: name, mapping: key, numbers: numbers)
  }

  static let dataset = "dataset"

  /// Reads another dataset, `{dataset: normal(0, 1)}`, or one for each dataset of the grid,
  /// `{dataset: {uniform(1, 2): uniform(2, 6)}}`.
  private static func otherDataset(_ name: String, _ node: Node, _ walker: inout YAMLWalker) -> EvaluationSet? {
    guard case .mapping(let mapping) = node else {
      let other = walker.name(node, what: "dataset", among: Dataset.all)
      return other.map { EvaluationSet(name: name, mapping: dataset, dataset: $0) }
    }
    var others: [String: String] = [:]
    for (key, value) in mapping {
      guard let own = walker.name(key, what: "dataset", among: Dataset.all),
        let other = walker.name(value, what: "dataset", among: Dataset.all)
      else { return nil }
      others[own] = other
    }
    return EvaluationSet(name: name, mapping: dataset, datasets: others)
  }
}

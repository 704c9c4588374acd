import Basics
import Yams

/// Reads the key `halving` in the grid file of a program.
enum HalvingParser {
  static let fields = [
    OptionField("by", .names(["step"]), "What the rungs count: the step of the curves."),
    OptionField(
      "measure", .text, "The number of the curve by which settings are compared; the first measure if left out."),
    OptionField(
      "best", .names(Halving.Direction.allCases.map(\.rawValue)), "Which value of it is the best.", isRequired: true),
    OptionField(
      "keep", .text(matching: "[0-9]+/[0-9]+|0?\\.[0-9]{1,9}"), "The part of the settings that goes on.",
      isRequired: true),
    OptionField(
      "rungs", .oneOrMore(.wholeNumber(in: steps)), "The steps at which settings are compared.", isRequired: true),
  ]

  private static let steps = 1...Int.max

  /// - Parameter grid: the grid, whose parameters, measures and curves have been read.
  static func read(_ node: Node, for grid: CommandGrid, _ walker: inout YAMLWalker) -> Halving? {
    let values = walker.mapping(node, of: fields.names, what: "halving")
    guard grid.curves != nil else {
      walker.report(
        "'halving' compares settings by their curves, and the grid has no 'curves'",
        hint: "name the file that the program writes, such as curves: metrics.jsonl", at: node)
      return nil
    }
    if let by = values["by"] { _ = walker.name(by, what: "unit of rungs", valid: ["step"]) }
    guard let best = values["best"], let keep = values["keep"], let rungs = values["rungs"] else {
      walker.report(
        "'halving' needs 'best', 'keep' and 'rungs'",
        hint: "such as {measure: loss, best: lowest, keep: 1/3, rungs: [10, 30]}", at: node)
      return nil
    }
    let directions = Halving.Direction.allCases.map(\.rawValue)
    guard let name = walker.name(best, what: "direction", valid: directions),
      let direction = Halving.Direction(rawValue: name), let keep = part(keep, &walker),
      let rungs = steps(rungs, &walker), let measure = measure(values["measure"], grid, &walker)
    else { return nil }
    checkNames(of: grid, at: node, &walker)
    return Halving(measure: measure, best: direction, keep: keep, rungs: rungs)
  }

  private static func part(_ node: Node, _ walker: inout YAMLWalker) -> String? {
    let text = node.scalar?.string ?? ""
    guard Halving.part(text) != nil else {
      walker.report("'keep' must be a part between 0 and 1", hint: "such as 1/3 or 0.25", at: node)
      return nil
    }
    return text
  }

  private static func steps(_ node: Node, _ walker: inout YAMLWalker) -> [Int]? {
    let elements = walker.elements(node, atLeastOne: "rung")
    let steps = elements.compactMap { walker.integer($0, what: "a rung", in: Self.steps) }
    guard steps.count == elements.count, !steps.isEmpty else { return nil }
    for (index, element) in elements.enumerated().dropFirst() where steps[index] <= steps[index - 1] {
      walker.report("each rung must be above the one before", at: element)
      return nil
    }
    return steps
  }

  private static func measure(_ node: Node?, _ grid: CommandGrid, _ walker: inout YAMLWalker) -> String? {
    guard let node else { return grid.measures.first }
    guard let name = CommandParser.text(node, "'measure'", &walker) else { return nil }
    guard NameCheck.isColumn(name), !(ProgramColumns.reserved + grid.parameterNames).contains(name) else {
      walker.report(
        "'\(name)' cannot be a number of the curve", hint: "name what the program writes beside 'step'", at: node)
      return nil
    }
    return name
  }

  /// Reports parameters and measures that have the name of a column that halving adds to the results.
  private static func checkNames(of grid: CommandGrid, at node: Node, _ walker: inout YAMLWalker) {
    for name in ProgramColumns.rungNames where (grid.parameterNames + grid.measures).contains(name) {
      walker.report(
        "with 'halving', '\(name)' is a column of this program's own", hint: "choose another name", at: node)
    }
  }
}

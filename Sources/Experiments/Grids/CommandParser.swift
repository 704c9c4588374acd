import Basics
import Yams

/// Reads the grid file of a program: what is run, with which parameters, and what it measures.
enum CommandParser {
  static func grid(_ root: Node, _ walker: inout YAMLWalker) -> CommandGrid? {
    let values = walker.mapping(root, of: CommandFields.all.names, what: "the grid")
    guard let node = values["command"], let command = command(node, &walker) else { return nil }
    var grid = CommandGrid(command: command)
    grid.folder = walker.path.upToLastSlash
    if let node = values["seeds"] { grid.seeds = ReplicateRange.read(node, &walker) ?? grid.seeds }
    if let node = values["slots"] { grid.slots = slots(node, &walker) }
    if let node = values["parameters"] {
      ParameterParser.read(node, exclude: values["exclude"], sample: values["sample"], into: &grid, &walker)
    }
    if let node = values["environment"] { grid.environment = environment(node, &walker) }
    readResults(values, beside: root, into: &grid, &walker)
    if let node = values["halving"] { grid.halving = HalvingParser.read(node, for: grid, &walker) }
    grid.inputs = values["inputs"].map { texts($0, "an input", &walker) } ?? []
    if let node = values["versions"] { grid.versions = versions(node, &walker) }
    grid.timeLimit = values["timeout"].flatMap { span($0, &walker) }
    grid.retries = values["retries"].flatMap { walker.integer($0, what: "retries", in: CommandFields.retries) } ?? 0
    NameCheck.check(grid, values, command: node, &walker)
    if !walker.hasMistakes, grid.trials.cells.count == 0 {
      walker.report("the grid has no trial: all are excluded", at: root)
    }
    if !walker.hasMistakes, let limit = grid.exceededLimit {
      walker.report(limit.exceeded("the grid", kind: .usage, at: walker.location(of: root)))
    }
    return grid
  }

  // MARK: the command

  /// Reads a command: a list of words, or a text that is split into words as in a shell.
  private static func command(_ node: Node, _ walker: inout YAMLWalker) -> CommandWords? {
    let words: [String]?
    if let text = node.scalar?.string {
      words = CommandWords.split(text)
      if words == nil { walker.report("the command has a quote that is not closed", at: node) }
    } else {
      words = texts(node, "a word of the command", &walker)
    }
    guard let words else { return nil }
    guard let first = words.first, !first.isEmpty else {
      walker.report("the command is empty", hint: "such as [python3, train.py, --lr, \"{lr}\"]", at: node)
      return nil
    }
    return CommandWords(words)
  }

  private static func environment(_ node: Node, _ walker: inout YAMLWalker) -> [String: CommandWord] {
    guard case .mapping(let mapping) = node else {
      walker.report("'environment' must be a mapping", hint: "such as {OMP_NUM_THREADS: 1}", at: node)
      return [:]
    }
    var environment: [String: CommandWord] = [:]
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "=")), !name.utf8.contains(0) else {
        walker.report("'\(name)' cannot name a variable", at: key)
        continue
      }
      environment[name] = text(value, "the value of '\(name)'", &walker).map { CommandWord($0) }
    }
    return environment
  }

  /// Reads slots such as `{gpu: [0, 1]}`.
  private static func slots(_ node: Node, _ walker: inout YAMLWalker) -> [CommandGrid.Slot] {
    guard case .mapping(let mapping) = node else {
      walker.report("'slots' must be a mapping of names to values", hint: "such as {gpu: [0, 1]}", at: node)
      return []
    }
    return mapping.compactMap { key, value in
      let name = key.scalar?.string ?? ""
      let values = texts(value, "a value of '\(name)'", &walker)
      guard CommandWord.isName(name), !values.isEmpty else {
        walker.report("the slot '\(name)' needs a name of letters and values", at: key)
        return nil
      }
      return CommandGrid.Slot(name: name, values: values)
    }
  }

  // MARK: results

  private static func readResults(
    _ values: [String: Node], beside root: Node, into grid: inout CommandGrid, _ walker: inout YAMLWalker
  ) {
    guard let node = values["measures"] else {
      return walker.report(
        "the grid has no 'measures'", hint: "name what the program measures, such as [accuracy, loss]", at: root)
    }
    for element in walker.elements(node, atLeastOne: "measure") {
      guard let name = text(element, "a measure", &walker) else { continue }
      if grid.measures.contains(name) { walker.report("the measure '\(name)' is listed twice", at: element) }
      grid.measures.append(name)
    }
    grid.measuresFile = values["measures_file"].flatMap { fileOfTrial($0, "measures_file", &walker) }
    grid.curves = values["curves"].flatMap { fileOfTrial($0, "curves", &walker) }
  }

  /// Reads the path of a file below the trial's folder.
  private static func fileOfTrial(_ node: Node, _ key: String, _ walker: inout YAMLWalker) -> String? {
    guard let path = text(node, "'\(key)'", &walker) else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == ".." || $0 == "." }) else {
      walker.report("'\(key)' must be a file in the trial's folder", hint: "such as metrics.jsonl", at: node)
      return nil
    }
    return path
  }

  /// Reads names of packages. A name must not begin with `-`, so that no program takes it for an option.
  private static func versions(_ node: Node, _ walker: inout YAMLWalker) -> [String] {
    walker.elements(node).compactMap { element in
      guard let name = text(element, "a name under 'versions'", &walker) else { return nil }
      let isName = name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && name.utf8.first != UInt8(ascii: "-")
      if !isName || name.isEmpty {
        walker.report("'\(name)' cannot name a package", hint: "such as [python, torch, numpy]", at: element)
      }
      return name
    }
  }

  static let units: [String: Double] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]

  /// Reads a time such as `90s`, `30m`, `2h` or `1d`, and returns it in seconds.
  private static func span(_ node: Node, _ walker: inout YAMLWalker) -> Double? {
    let text = node.scalar?.string ?? ""
    guard let unit = units[String(text.suffix(1))], let number = Double(text.dropLast()), number > 0, number.isFinite
    else {
      walker.report("'timeout' must be a time", hint: "such as 90s, 30m, 2h or 1d", at: node)
      return nil
    }
    return number * unit
  }

  // MARK: texts

  static func texts(_ node: Node, _ what: String, _ walker: inout YAMLWalker) -> [String] {
    walker.elements(node).compactMap { text($0, what, &walker) }
  }

  /// Returns a scalar as it is written. A zero byte is a mistake, because no argument of a program can contain one.
  static func text(_ node: Node, _ what: String, _ walker: inout YAMLWalker) -> String? {
    guard let text = node.scalar?.string else {
      walker.report("\(what) must be a text or a number", at: node)
      return nil
    }
    guard !text.utf8.contains(0) else {
      walker.report("\(what) has a zero byte, which no program can be given", at: node)
      return nil
    }
    return text
  }
}

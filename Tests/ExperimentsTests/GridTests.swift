import Basics
import Experiments
import Platform
import TestSupport
import Testing

@Suite struct GridTests {
  private static let minimal = """
    tasks: [dot, concat]
    datasets: all
    networks:
      - {type: multiply}
    """

  /// Returns the diagnostics for all mistakes in a grid file.
  private func diagnostics(_ text: String) -> [Diagnostic] {
    do {
      _ = try Grid.parse(text, path: "grid.yaml")
      return []
    } catch let error as Diagnostic {
      return [error]
    } catch let error as DiagnosticList {
      return error.diagnostics
    } catch {
      return []
    }
  }

  @Test func readsTheFormatsExample() throws {
    let grid = try Grid.parse(
      """
      protocol: corrected
      master_seed: 7
      seeds: 3
      tasks: all
      datasets: all
      networks:
        - {type: dense, depth: [1, 2], activation: [linear, relu]}
        - {type: multiply}           # one member: depth 1, linear
      search: {rates: [1e-2, 1e-3], steps: 1000}
      training: {steps: 30000, validate_every: 500, patience: 10}
      exclude: [{dataset: one_hot, task: reduce_max}]
      """, path: "grid.yaml")
    #expect(grid.masterSeed == 7)
    #expect(grid.networks.count == 5)
    #expect(grid.networks.last == NetworkChoice(type: "multiply", depth: 1, activation: "linear"))
    #expect(grid.settings?.searchRates == [1e-3, 1e-2])
    // 48 problems less one, times 5 networks, times 3 replicates.
    #expect(grid.trials.count == 47 * 5 * 3)
    #expect(!grid.trials.contains { $0.dataset == "one_hot" && $0.task == "reduce_max" })
    #expect(Set(grid.trials).count == grid.trials.count)
  }

  @Test func defaultsAreTheStudys() throws {
    let grid = try Grid.parse(Self.minimal, path: "grid.yaml")
    #expect(grid.researchProtocol.name == "corrected" && grid.masterSeed == 2018 && grid.seeds.all == 0..<1)
    #expect(grid.settings == .study)
  }

  /// `all` has a fixed meaning, so that a new entry in a list changes no grid.
  @Test func allStandsForTheStudyOf2018() throws {
    let grid = try Grid.parse("tasks: all\ndatasets: all\nnetworks: {type: multiply}\n", path: "grid.yaml")
    #expect(grid.tasks == LearningTask.published.map(\.name) && grid.tasks.count == 12)
    #expect(grid.datasets == Dataset.published.map(\.name) && grid.datasets.count == 4)
  }

  /// The grids that come with the program list their tasks and datasets by name.
  @Test func committedGridsNameTheirTasksAndDatasets() throws {
    let folder = Program.root + "/templates/grids/"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let lines = try InputFile.text(at: folder + name).split(separator: "\n")
      #expect(!lines.contains { $0.hasPrefix("tasks: all") || $0.hasPrefix("datasets: all") }, "\(name)")
    }
  }

  /// All mistakes are reported at once, each with its place.
  @Test func everyMistakeIsToldAtItsPlace() {
    let found = diagnostics(
      """
      protocol: correctd
      seeds: zero
      taskz: all
      tasks: [dot, reduce_som]
      datasets: [random, random]
      networks:
        - {type: dense, depth: 4, activation: relu}
        - {type: dense, depth: 1, activation: [relux, tanh_abs]}
        - {depth: 1}
        - {type: mlp, activation: relu}
      search: {rates: [1e-3, fast], step: 5}
      exclude: [{task: nothing}]
      """)
    let places = found.map { "\($0.location!.line!):\($0.location!.column!) \($0.message)" }
    #expect(
      places == [
        "1:11 unknown protocol 'correctd'", "2:8 seeds must be a whole number of at least 1 and at most 100000",
        "3:1 unknown key 'taskz'", "4:14 unknown task 'reduce_som'", "5:20 dataset 'random' is listed twice",
        "7:26 the depth of 'dense' must be a whole number of at least 1 and at most 3",
        "8:42 unknown activation of 'dense' 'relux'",
        "8:49 'dense' applies its activation to the output, and 'tanh_abs' would change its width",
        "9:5 a network without a type", "10:12 'mlp' needs a depth", "11:24 a learning rate must be a number above 0",
        "11:31 unknown key 'step'", "12:18 unknown task 'nothing'",
      ])
    #expect(found[3].hint?.hasPrefix("did you mean 'reduce_sum'?") == true)
    #expect(found[3].description.contains("  tasks: [dot, reduce_som]\n               ^"))
    #expect(found.allSatisfy { $0.kind == .usage })
  }

  @Test func brokenYAMLIsToldWithItsLine() {
    let found = diagnostics("tasks: [dot\ndatasets: all\n")
    #expect(found.count == 1 && found[0].location?.line == 2)
    #expect(diagnostics("").first?.message == "the grid file is empty")
    #expect(diagnostics("tasks: all\ntasks: all\n").first?.message.contains("twice") == true)
  }

  @Test func missingKeysAreTold() {
    #expect(
      diagnostics("seeds: 1\n").map(\.message) == ["tasks", "datasets", "networks"].map { "the grid has no '\($0)'" })
  }

  /// An empty list is reported with its place, and no further message follows from it.
  @Test(arguments: [
    ("tasks: []\ndatasets: all\nnetworks: {type: multiply}", "1:8 at least one task is needed"),
    ("tasks: dot\ndatasets: all\nnetworks: []", "3:11 at least one network is needed"),
    (
      "tasks: dot\ndatasets: all\nnetworks: {type: dense, depth: [], activation: relu}",
      "3:32 at least one depth is needed"
    ),
    (minimal + "\nsearch: {rates: []}", "5:17 at least one learning rate is needed"),
    (minimal + "\nsearch: {rates: [-1]}", "5:18 a learning rate must be a number above 0"),
    (minimal + "\nexclude: [{}]", "5:11 an exclusion without a column"),
    (minimal + "\nexclude: [{task: []}]", "5:18 at least one task is needed"),
  ])
  func emptyListsAreTold(grid: String, mistake: String) {
    #expect(
      diagnostics(grid).map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.message)" } == [mistake])
  }

  @Test func publishedProtocolKeepsItsNumbers() {
    let found = diagnostics("protocol: octavian_2018\ntraining: {steps: 5}\n" + Self.minimal)
    #expect(
      found.map(\.message) == ["'training' has no effect with the protocol octavian_2018, which has fixed settings"])
  }

  /// YAML 1.1 would read these words as numbers. They are taken as they are written, and so they are mistakes.
  @Test func scalarsAreReadAsTheyStand() {
    #expect(diagnostics(Self.minimal + "\nseeds: 0x10\n").count == 1)
    #expect(diagnostics(Self.minimal + "\nseeds: 1_000\n").count == 1)
  }

  @Test(arguments: [("smoke", 64), ("quick", 432), ("octavian_2018", 1_104), ("corrected", 5_600)])
  func templatesHaveTheirTrials(name: String, count: Int) throws {
    let grid = try Grid.load(Program.root + "/templates/grids/\(name).yaml")
    #expect(grid.trials.count == count)
    #expect(Set(grid.trials).count == count)
  }

  /// The study's 20 problems, listed by hand.
  @Test func correctedHasTheTwentyProblems() throws {
    let grid = try Grid.load(Program.root + "/templates/grids/corrected.yaml")
    let problems = Dictionary(grouping: grid.trials, by: \.dataset).mapValues { Set($0.map(\.task)) }
    let arithmetic: Set = ["reduce_sum", "concat", "dot", "elementwise_mul", "elementwise_add"]
    #expect(problems["random"] == arithmetic && problems["random_pos"] == arithmetic)
    #expect(problems["one_hot"] == ["elementwise_add", "logical_or", "equality"])
    #expect(problems["many_hot"] == arithmetic.union(["equality", "logical_or"]))
    #expect(grid.settings == .study)
  }

  /// Large grids are refused before any trial or network is created. Repetition by aliases is limited too.
  @Test func largeGridsAreRefused() {
    let networks = "[{type: dense, depth: [1, 2, 3], activation: [linear, relu], batch_size: [1, 2, 3, 4, 5, 6, 7, 8]}]"
    let large = diagnostics("seeds: 100000\ntasks: all\ndatasets: all\nnetworks: \(networks)\n" + Self.wide)
    #expect(large.map(\.message) == ["the grid has more than 200000000 trials"])
    #expect(large.first?.hint == "if that is meant, raise the limit: --limit trials=N")
    let many = (1...2_000).map(String.init).joined(separator: ", ")
    let network = "{type: mlp, depth: 2, activation: relu, width: [\(many)], batch_size: [\(many)]}"
    #expect(
      diagnostics("tasks: dot\ndatasets: random\nnetworks: [\(network)]\n").map(\.message)
        == ["the grid has more than 250000 networks"])
    var lists = ["a0: &a0 [dot, dot, dot, dot, dot, dot, dot, dot, dot]"]
    for level in 1...9 {
      lists.append(
        "a\(level): &a\(level) [" + [String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]")
    }
    #expect(
      diagnostics(lists.joined(separator: "\n") + "\ntasks: *a9\n").map(\.message)
        == ["the file has more than 100000 values"])
  }

  private static let wide = "exclude: [{network_type: dense, network_depth: 3, dataset: one_hot}]\n"

  /// A mistake that is made twenty thousand times is shown at its first three places. The others are counted.
  @Test(arguments: [
    ("[dot, concat]", "dots", "unknown task 'dots'", 20_000),
    ("[dot, concat]", "dot", "task 'dot' is listed twice", 19_999),
    ("{type: multiply}", "{type: multiply}", "network multiply_1_linear is listed twice", 19_999),
    ("{type: multiply}", "{typ: multiply}", "a network without a type", 20_000),
  ])
  func repeatedMistakesAreToldOnce(part: String, name: String, message: String, count: Int) {
    let names = "[" + [String](repeating: name, count: 20_000).joined(separator: ", ") + "]"
    let minimal = Self.minimal.replacing("- {type: multiply}", with: "{type: multiply}")
    let found = diagnostics(minimal.replacing(part, with: names))
    let repeated = found.filter { $0.message.hasPrefix(message) }
    #expect(repeated.map(\.message) == [message, message, "\(message), and \(count - 3) more times in this file"])
    #expect(found.count <= 6 && found.allSatisfy { $0.description.count < 1_000 })
  }

  /// Deep nesting is refused with a message about it, by this program or by the YAML parser, and no number overflows.
  @Test(arguments: [
    ("tasks: " + String(repeating: "[", count: 200) + String(repeating: "]", count: 200), "levels of nesting"),
    ("tasks: " + String(repeating: "[", count: 100_000), "esting level"),
    (String(repeating: "- ", count: 100_000) + "a", "esting level"),
    ((0..<2_000).map { String(repeating: " ", count: $0) + "a:" }.joined(separator: "\n"), "esting level"),
    (minimal + "\nseeds: {from: 0, count: 9e18}", "count must be a whole number"),
    (minimal + "\nseeds: {from: 0, count: 9223372036854775807}", "count must be a whole number"),
    (minimal + "\nseeds: {from: 9223372036854775807, count: 9223372036854775807}", "from must be a whole number"),
    (minimal + "\nseeds: 99999999999999999999999", "seeds must be a whole number"),
    (minimal + "\nmaster_seed: -9223372036854775808", "master_seed must be a whole number"),
    (minimal + "\ntraining: {steps: 9223372036854775807}", "steps must be a whole number"),
    (minimal + "\nsearch: {rates: [1e999]}", "a learning rate must be a number above 0"),
  ])
  func extremesAreMistakes(grid: String, message: String) {
    let found = diagnostics(grid).first?.message
    #expect(found?.contains(message) == true, "\(found ?? "none")")
  }
}

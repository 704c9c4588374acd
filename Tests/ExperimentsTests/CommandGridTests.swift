import Basics
import Experiments
import TestSupport
import Testing

/// The grid file of a program: its meaning, and the places of its mistakes.
@Suite struct CommandGridTests {
  private func grid(_ text: String) throws -> CommandGrid {
    guard case .program(let grid) = try GridFile.parse(text, path: "folder/grid.yaml") else {
      throw Diagnostic(.badData, "no grid of a program")
    }
    return grid
  }

  private func fault(_ text: String) throws -> Diagnostic {
    let list = try #require(throws: DiagnosticList.self) { _ = try self.grid(text) }
    #expect(list.diagnostics.count == 1, "\(list)")
    return list.diagnostics[0]
  }

  private func labels(_ text: String) throws -> [String] { try grid(text).trials.map(\.label) }

  @Test func parametersMakeAllCombinations() throws {
    let text = """
      command: [train, "{model}", "{lr}", "{seed}"]
      parameters: {model: [mlp, cnn], lr: [1e-3, 0.010]}
      seeds: 2
      measures: loss
      """
    #expect(
      try labels(text) == [
        "lr=1e-3 model=mlp seed 0", "lr=1e-3 model=mlp seed 1", "lr=0.010 model=mlp seed 0",
        "lr=0.010 model=mlp seed 1",
        "lr=1e-3 model=cnn seed 0", "lr=1e-3 model=cnn seed 1", "lr=0.010 model=cnn seed 0",
        "lr=0.010 model=cnn seed 1",
      ])
    #expect(try grid(text).folder == "folder/")
  }

  @Test func listsOfMapsAndExclusions() throws {
    let text = """
      command: train {a} {b}
      parameters: [{a: [1, 2], b: x}, {b: [y, x], a: 2}]
      exclude: {a: 1, b: [x]}
      measures: [loss]
      """
    #expect(try labels(text) == ["a=2 b=x seed 0", "a=2 b=y seed 0"])
  }

  @Test func gridsWithoutParametersHaveOneCell() throws {
    #expect(try labels("{command: date, measures: x, seeds: {from: 7, count: 2}}") == ["seed 7", "seed 8"])
  }

  /// The expected words are those of Python's `shlex.split`.
  @Test(arguments: [
    (#"a  b\ c 'd "e' "f \" \\ \n $x""#, ["a", "b c", #"d "e"#, #"f " \ \n $x"#]),
    (#"x='' "" '$(id)' `id` > f | g; h & *"#, ["x=", "", "$(id)", "`id`", ">", "f", "|", "g;", "h", "&", "*"]),
    ("a\tb\nc", ["a", "b", "c"]),
  ])
  func textsAreDividedAsAShellDoes(text: String, words: [String]) throws {
    let quoted =
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    #expect(try grid("{command: \(quoted), measures: x}").command.words.map(\.text) == words)
  }

  @Test func valuesGoIntoWordsAsTheyAre() throws {
    let word = CommandWord("--{a}={{a}} {b c} {} { {a}")
    #expect(word.filled { $0 == "a" ? "{b} $(x)" : nil } == "--{b} $(x)={a} {b c} {} { {b} $(x)")
    #expect(CommandWord("{{{a}}}").filled { _ in "1" } == "{{a}}")
  }

  /// The expected points are those of scipy.stats.qmc.Sobol(d, scramble=False), which begins with 0, 1/2, 3/4, 1/4,
  /// 3/8.
  @Test func sobolCellsAreThoseOfSciPy() throws {
    let names = (1...12).map { "p\($0)" }
    let text = """
      command: [run, \(names.map { "\"{\($0)}\"" }.joined(separator: ", "))]
      parameters: {\(names.map { "\($0): {range: [0, 1]}" }.joined(separator: ", "))}
      sample: {sobol: 8}
      measures: [y]
      """
    let cells = try #require(try grid(text).cells)
    let expected = [
      "0 0 0 0 0 0 0 0 0 0 0 0", "0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5",
      "0.75 0.25 0.25 0.25 0.75 0.75 0.25 0.75 0.75 0.75 0.75 0.75",
      "0.25 0.75 0.75 0.75 0.25 0.25 0.75 0.25 0.25 0.25 0.25 0.25",
      "0.375 0.375 0.625 0.875 0.375 0.125 0.375 0.875 0.875 0.625 0.875 0.375",
      "0.875 0.875 0.125 0.375 0.875 0.625 0.875 0.375 0.375 0.125 0.375 0.875",
      "0.625 0.125 0.875 0.625 0.625 0.875 0.125 0.125 0.125 0.375 0.125 0.625",
      "0.125 0.625 0.375 0.125 0.125 0.375 0.625 0.625 0.625 0.875 0.625 0.125",
    ]
    #expect(cells.map { $0.joined(separator: " ") } == expected)
  }

  @Test func samplesLieInTheirRangesAndStayWhenTheyGrow() throws {
    func drawn(_ sample: String) throws -> [[String]] {
      let text = """
        command: run {lr} {layers} {model}
        parameters: {lr: {range: [1e-4, 1], scale: log}, layers: {integer: [1, 3]}, model: [a, b]}
        exclude: {model: b, layers: 2}
        sample: \(sample)
        measures: y
        """
      return try #require(try grid(text).cells)
    }
    let cells = try drawn("{random: 200}")
    #expect(cells.count == 200 && Set(cells).count == 200)
    let rates = try cells.map { try #require(Double($0[0])) }
    #expect(rates.allSatisfy { (1e-4...1).contains($0) })
    // Each of the four powers of ten has a quarter of the values, within four standard deviations.
    #expect(abs(rates.count { $0 < 1e-3 } - 50) < 25 && abs(rates.count { $0 > 0.1 } - 50) < 25)
    #expect(Set(cells.map { $0[1] + $0[2] }) == ["1a", "1b", "2a", "3a", "3b"])
    #expect(
      try self.grid("{command: [a, \"{x}\"], parameters: {x: [p, q]}, sample: {random: 9}, measures: y}").cells?.count
        == 2)
    #expect(try drawn("{random: 40}") == Array(cells.prefix(40)))
  }

  @Test func equalNumbersAreExcludedHoweverTheyAreWritten() throws {
    let text = "{command: [a, \"{p}\"], parameters: {p: [1e-3, 1e-2]}, exclude: [{p: 0.001}], measures: y}"
    #expect(try grid(text).cells == [["1e-2"]])
  }

  @Test func timesHaveUnits() throws {
    for (text, seconds) in [("90s", 90.0), ("30m", 1_800), ("2h", 7_200), ("1.5d", 129_600)] {
      #expect(try grid("{command: a, measures: x, timeout: \(text)}").timeLimit == seconds)
    }
    #expect(try fault("{command: a, measures: x, timeout: 30}").message == "'timeout' must be a time")
  }

  @Test(arguments: [
    ("command: [a, \"{lr}\"]\nmeasures: x", 1, 14, "unknown name in the command 'lr'"),
    ("command: a {x}\nparameters: {y: 1, x: 2}\nmeasures: m", 2, 13, "the command does not use the parameter 'y'"),
    ("command: a {seed}\nparameters: {seed: [1]}\nmeasures: m", 2, 14, "'seed' is a name of this program's own"),
    ("command: a {status}\nparameters: {status: [1]}\nmeasures: m", 2, 14, "'status' is a name of this program's own"),
    ("command: a {x}\nparameters: {x: [1, 1.0]}\nmeasures: m", 2, 21, "'x' has the value '1.0' twice"),
    ("command: a\nmeasures: [m, m]", 2, 15, "the measure 'm' is listed twice"),
    ("command: a {m}\nparameters: {m: 1}\nmeasures: [m]", 3, 11, "the measure 'm' has the name of another column"),
    ("command: a\nmeasurs: [m]\nmeasures: m", 2, 1, "unknown key 'measurs'"),
    ("command: a\ncurves: ../x\nmeasures: m", 2, 9, "'curves' must be a file in the trial's folder"),
    ("command: a 'b\nmeasures: m", 1, 10, "the command has a quote that is not closed"),
    (
      "command: a {x}\nparameters: {x: [1]}\nexclude: {x: 1}\nmeasures: m", 1, 1,
      "the grid has no trial: all are excluded"
    ),
    ("comand: a {x}\nparameters: {x: [1]}\nmeasures: m", 1, 1, "unknown key 'comand'"),
    (
      "command: a {x}\nparameters: {x: [cnn, mlp]}\nexclude: [{x: cnnn}]\nmeasures: m", 3, 15,
      "unknown value of 'x' 'cnnn'"
    ),
    ("command: a {x} {y}\nparameters: [{x: 1, y: 2}, {x: 2}]\nmeasures: m", 2, 28, "'y' is missing here"),
    ("command: a", 1, 1, "the grid has no 'measures'"),
    ("command: a {x}\nparameters: {x: {range: [1, 2]}}\nmeasures: m", 2, 17, "a range of 'x' needs a 'sample'"),
    (
      "command: a {x}\nparameters: {x: {range: [0, 2], scale: log}}\nsample: {random: 3}\nmeasures: m", 2, 25,
      "'range' needs two numbers, the smaller first, both above 0"
    ),
    ("command: []\nmeasures: m", 1, 10, "the command is empty"),
    ("command: a {x}\nparameters: {x: [{y: 1}]}\nmeasures: m", 2, 18, "a value of 'x' must be a text or a number"),
  ])
  func mistakesHaveTheirPlace(text: String, line: Int, column: Int, message: String) throws {
    let fault = try fault(text)
    #expect(fault.message == message)
    #expect(fault.location?.line == line && fault.location?.column == column, "\(fault)")
    #expect(fault.kind == .usage)
  }

  @Test func nearestNamesAreSuggested() throws {
    #expect(try fault("command: a {modl}\nparameters: {model: 1}\nmeasures: m\n").hint != nil)
    let fault = try fault("command: [a, \"{model}\", \"{sed}\"]\nparameters: {model: 1}\nmeasures: m")
    #expect(fault.hint?.contains("did you mean 'seed'?") == true)
  }

  @Test func gridsOfNetworksStayWhatTheyAre() throws {
    guard case .networks = try GridFile.load("\(Program.root)templates/grids/smoke.yaml") else {
      Issue.record("not a grid of networks")
      return
    }
  }
}

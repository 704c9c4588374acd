import ArgumentParser
import Basics
import Experiments
import Platform
import Statistics
import Tables

/// `bench render`: renders the writeup of 1,300 trials as Markdown, HTML and PDF, with every figure as PNG and PDF. It
/// does so into an empty folder, and again after one caption has changed. Each render is a separate process.
struct RenderBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Render the report of 1,300 trials, from nothing and after a change of one caption.")

  @Option(help: "How many times to render it. The median and the best time are printed.")
  var rounds = 5

  func run() throws {
    let scratch = Scratch(folder: try BenchmarkFolder())
    try scratch.prepare()
    var (cold, changed) = (Timings(), Timings())
    for round in 0..<max(1, rounds) {
      try scratch.removeReport()
      try cold.measure(scratch.render)
      try scratch.changeCaption("Changed in round \(round). ")
      try changed.measure(scratch.render)
    }
    cold.print("from nothing")
    changed.print("one caption changed")
    let files = scratch.report
    Console.output("\(files.count) files, \(NumberText.fixed(Double(files.bytes) / 1e6, digits: 1)) MB")
  }
}

/// A copy of the templates, a results file, and the report that is made from them.
private struct Scratch {
  let folder: BenchmarkFolder

  func prepare() throws {
    let writeup = URL(filePath: try TemplateSearch.notebooks.path(of: "writeup"))
    try folder.copy(writeup.deletingLastPathComponent().path, to: "templates")
    try folder.write(try Self.results(), to: "results.csv")
  }

  func render() throws {
    let arguments = [
      CommandLine.arguments[0], "render", notebook, "--data", folder("results.csv"), "--out", folder("report"),
    ]
    let command = arguments.map(\.quotedForShell).joined(separator: " ")
    let log = folder("log")
    guard system(command + " >\(log.quotedForShell) 2>&1") == 0 else {
      Console.error(try InputFile.text(at: log))
      throw ExitCode(1)
    }
  }

  func removeReport() throws { try folder.remove("report") }

  /// Inserts words before the caption of the figure `solved`, which is in every format of the writeup.
  func changeCaption(_ words: String) throws {
    var text = try InputFile.text(at: notebook)
    guard let caption = text.firstMatch(of: /label: solved\b[^`]*?caption: "?/) else {
      throw Diagnostic(.badData, "the writeup has no figure 'solved' with a caption")
    }
    text.insert(contentsOf: words, at: caption.range.upperBound)
    try folder.write(text, to: "templates/writeup.md")
  }

  var report: (count: Int, bytes: Int) {
    let root = folder("report")
    let files = ((try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []).compactMap { name -> Int? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(root)/\(name)")
      return attributes?[.type] as? FileAttributeType == .typeRegular ? attributes?[.size] as? Int : nil
    }
    return (files.count, files.reduce(0, +))
  }

  private var notebook: String { folder("templates/writeup.md") }

  /// Returns a results file: the 1,104 cells of the published grid, and the first 196 of them again with a second seed.
  /// It has every column that the writeup shows.
  private static func results() throws -> String {
    let grid = try Grid.load(try TemplateSearch.grids.path(of: "octavian_2018"))
    let again = grid.trials.map { trial in
      var trial = trial
      trial.seed += 1
      return trial
    }
    var generator = RandomGenerator("bench", "render")
    let measures = ["accuracy", "loss", "exact_match", "r2", "validation_loss", "accuracy_seen"]
    let header = CSVWriter.line(Trial.columns + ["status", "datetime"] + measures)
    let rows = (grid.trials + again).prefix(1_300).map { trial in
      CSVWriter.line(
        trial.values + ["finished", "2018-11-02 12:00:00"] + measures.map { _ in "\(generator.uniform())" })
    }
    return header + rows.joined()
  }
}

import Analysis
import Basics
import Experiments
import Formulas
import Foundation
import Graphics
import Notebooks
import PDFInspection
import Tables
import TestSupport
import Testing

/// Damaged inputs for every parser. Each is read, or refused with a diagnostic. None stops the program or takes long.
/// `make sanitize-parsers` runs these tests under AddressSanitizer, and `make fuzz` with two hundred times as many
/// inputs.
@Suite(.timeLimit(.minutes(60))) struct DamagedInputTests {
  private static func files(_ folder: String, _ ending: String) throws -> [[UInt8]] {
    let paths = try FileManager.default.contentsOfDirectory(atPath: Program.root + folder).filter {
      $0.hasSuffix(ending)
    }
    #expect(!paths.isEmpty, "no \(ending) in \(folder)")
    return try paths.sorted().map { try InputFile.bytes(at: "\(Program.root)\(folder)/\($0)") }
  }

  /// Calls `parse` with many damaged inputs. Any error must be a diagnostic.
  private func tryAll(
    _ name: String, _ inputs: [[UInt8]], rounds: Int, tokens: [String] = [], _ parse: ([UInt8]) throws -> Void
  ) {
    var damager = InputDamager(name, besides: tokens)
    for round in 0..<FuzzRounds.count(usual: rounds) {
      do {
        try parse(damager.damaged(inputs))
      } catch {
        #expect(error is Diagnostic || error is DiagnosticList, "round \(round): \(error)")
      }
    }
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  @Test func notebooks() throws {
    tryAll("notebooks", try Self.files("templates", ".md"), rounds: 300) {
      _ = try Notebook.parse(text($0), path: "n.md")
    }
  }

  @Test func gridsOfPrograms() {
    let full = """
      command: [sh, "run {x}", "{gpu}", "{{seed}}"]
      parameters: {x: {range: [1e-4, 1], scale: log}, y: {integer: [1, 8]}, z: [a, 'b c']}
      sample: {sobol: 8, seed: 3}
      exclude: [{z: a, y: [1, 2]}]
      seeds: {from: 3, count: 2}
      measures: [loss, acc.top]
      curves: logs/c.jsonl
      inputs: [data/*.npz]
      environment: {A: "{y}{z}"}
      timeout: 30m
      slots: {gpu: [0, 1]}
      """
    let list = "command: run {a} '{b}'\nparameters: [{a: [1, 2], b: x}, {a: 3, b: ''}]\nmeasures: m\nretries: 2\n"
    tryAll("grids of programs", [Array(full.utf8), Array(list.utf8)], rounds: 300) {
      if case .program(let grid) = try GridFile.parse(text($0), path: "g.yaml") {
        _ = grid.trials.prefix(10).map(\.label)
      }
    }
  }

  @Test func bibliographies() throws {
    let files = try Self.files("templates/data", ".bib") + Self.files("Tests/Fixtures/bibliography", ".bib")
    let keys = files.flatMap { text($0).matches(of: #/@\w+\{([\w-]+),/#).map { "@\($0.output.1)" } }
    for style in CitationStyle.all.map(\.name) {
      let head = "---\nbibliography: refs.bib\ncitation_style: \(style)\n---\n\n"
      tryAll("bibliographies, \(style)", files, rounds: 60) { bytes in
        let cited = keys.filter { text(bytes).contains($0.dropFirst() + ",") }.joined(separator: "; ")
        _ = try Notebook.parse("\(head)[\(cited.isEmpty ? "@key" : cited)]\n", path: "n.md") { _ in text(bytes) }
          .evaluate(sources: [:], options: ReportOptions(isLenient: true), measurer: FixedWidthMeasurer())
      }
    }
  }

  private static let tokensOfGrids = [
    "&a ", "*a", "<<: ", "? ", "!!float ", "[", "]", "{", "{type: multiply}", "seeds: 100000\n", "9223372036854775807",
    "-9223372036854775808", "9e18", "all", "exclude: [{task: all}]\n", "rate: [1, 2, 3]", "width: 4096", "\u{301}",
    "depth: ",
  ]

  /// Each grid that can be read is also planned, for a folder that does not exist, and for a shard of it.
  @Test func grids() throws {
    let corpus = try Self.files("templates/grids", ".yaml") + Self.files("Tests/Fixtures/corpus/grids", ".yaml")
    let folder = RunFolder("/nowhere", shard: try Shard(parsing: "1/3"))
    tryAll("grids", corpus, rounds: 500, tokens: Self.tokensOfGrids) {
      let grid = try Grid.parse(text($0), path: "g.yaml")
      _ = try RunPlan(grid, in: RunFolder("/nowhere")).description(jobs: 2)
      guard grid.trials.count < 20_000 else { return }
      let toDo = try RunPlan(grid, in: folder, where: TrialFilter { $0.seed != 1 }).toDo
      #expect(toDo.reduce(0) { count, _ in count + 1 } == toDo.count)
    }
  }

  /// Tests each grid that once made the program fail, unchanged.
  @Test func committedGrids() throws {
    for bytes in try Self.files("Tests/Fixtures/corpus/grids", ".yaml") {
      do {
        _ = try RunPlan(Grid.parse(text(bytes), path: "g.yaml"), in: RunFolder("/nowhere")).description(jobs: 1)
      } catch {
        #expect(error is Diagnostic || error is DiagnosticList, "\(error)")
      }
    }
  }

  @Test func expressionsAndConditions() {
    let expressions = [
      "mean(accuracy where task = dot and depth in (1, 2, 3)) - 0.5 * max(loss)", "n(where `val/loss` >= 1e-3) / n()",
      "quantile(loss, 0.25 where name = \"a \\\" b\") else \"none\"", "-(1 + 2) * (3 - x) / 4",
    ]
    let conditions = ["task = dot and not (depth in (1, 2)) or seed != 3", "accuracy >= 0.99 and name = \"a, b\""]
    tryAll("expressions", expressions.map { Array($0.utf8) }, rounds: 3_000) {
      _ = try Analysis.Expression(parsing: text($0))
    }
    tryAll("conditions", conditions.map { Array($0.utf8) }, rounds: 3_000) {
      _ = try Condition(parsing: text($0))
    }
  }

  /// Delimited text, JSON, SQLite, and gzip files of these.
  @Test func tables() throws {
    let tokens = [
      "{", "}", "[", "]", ",", "{\"a\":1}\n", "\\ud83d", "NaN", "null", "1e400", ";", "\u{1F}\u{8B}", "sqlite_",
    ]
    tryAll("tables", try Self.files("Tests/Fixtures/corpus/tables", ""), rounds: 3_000, tokens: tokens) {
      _ = try CSVReader().readAny(bytes: $0, file: "t")
    }
  }

  /// `make soak-formulas` tests random formulas as well.
  @Test func formulas() throws {
    let lines = try Self.files("Tests/References/formulas", ".txt").flatMap { $0.split(separator: UInt8(ascii: "\n")) }
    let tokens = [
      "\\left", "\\right", "\\begin{array}", "\\\\", "^", "_", "\\over", "\\m", "\\text{", "\\hspace", "\u{301}",
    ]
    let macros = FormulaMacros(["m": "\\frac{#1}{\\m}", "alpha": "\\m{#2}{#1}"])
    tryAll("formulas", lines.map { Array($0) }, rounds: 1_000, tokens: tokens) { bytes in
      do throws(FormulaError) {
        _ = MathMLWriter.element(try Formula(text(bytes), isDisplayed: true, macros: macros))
      } catch {
        #expect(error.position >= 0)
        throw error.diagnostic
      }
    }
  }

  @Test func documentsOfPDF() throws {
    let figures = try Self.files("reports/corrected/figures", ".pdf")
    let smallest = figures.sorted { $0.count < $1.count }.prefix(3)
    tryAll("pdf", Array(smallest), rounds: 1_000) { _ = try PDFSummary($0, name: "a.pdf") }
  }
}

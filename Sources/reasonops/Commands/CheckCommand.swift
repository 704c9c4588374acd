import ArgumentParser
import Basics
import Experiments
import Reports
import Tables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Count what a table contains, and list what is suspicious, with line numbers.",
    discussion: """
      Damage (an incomplete line, a missing quote, text in a column of numbers) ends with exit code 65. Oddities \
      (repeated headers, rows and trials, missing cells, values out of range or of another kind than the others) are \
      listed. The exit code is then 0, or 1 with --strict. How the file is written is told first, where it is not a \
      plain CSV. For a file of results the columns that make a cell are known; for others name them with --cell.

      EXAMPLE  reasonops check results.csv --strict
      EXAMPLE  reasonops check 'runs/{model}/seed{seed}/metrics.csv' --cell model --cell step --replicate seed
      """)

  @Argument(help: ArgumentHelp(TableArguments.fileHelp, valueName: "file"))
  var files: [String]

  @OptionGroup var table: TableArguments

  @OptionGroup var identity: IdentityArguments

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @Flag(help: "Exit with code 1 if there are oddities.")
  var strict = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let source = try TableSource(files)
    let table = try readTable(source)
    let report = try lint(table, source).report(on: table)
    Console.output(json ? try report.asJSON : LintReportText(report).text)
    if strict && !report.oddities.isEmpty { throw ExitCode(1) }
  }

  /// Returns the rules for the columns that were named, or if none were, for the columns of results.
  private func lint(_ table: Table, _ source: TableSource) throws -> CSVLint {
    let curves = try source.path.flatMap { try CurveFiles.table(beside: $0) }
    let lint = ResultsRules.lint(of: table, curves: curves)
    guard let named = try identity.columns(of: table) else { return lint }
    guard !named.cell.isEmpty else {
      throw Diagnostic(
        .usage, "--replicate tells the rows of a cell apart, and no --cell says what a cell is",
        hint: "add --cell COLUMN, or leave --replicate out")
    }
    return CSVLint(axes: named.cell, replicate: named.replicate, rules: lint.rules, expectsAllTrials: true)
  }

  /// Returns the table of the files. With `--json`, damage is printed as JSON too.
  private func readTable(_ source: TableSource) throws -> Table {
    let reader = ResultsRules.reader.reading(try table.options(of: "check"))
    do {
      let exclusions = try source.path.map { try RunRecord.exclusions(beside: $0) } ?? []
      return try source.read(reader).excluding(exclusions)
    } catch let list as DiagnosticList where json {
      throw try exitCode(printing: list.diagnostics)
    } catch let damage as Diagnostic where json && damage.kind == .badData {
      throw try exitCode(printing: [damage])
    }
  }

  private func exitCode(printing damages: [Diagnostic]) throws -> ExitCode {
    Console.output(
      try DamageReport(file: files.joined(separator: " "), damages: damages.map(DamageReport.Damage.init)).asJSON)
    return ExitCode(Diagnostic.Kind.badData.rawValue)
  }

  /// The damage of a file that cannot be read, for JSON.
  private struct DamageReport: Encodable {
    struct Damage: Encodable {
      let line: Int?
      let column: Int?
      let message: String

      init(_ diagnostic: Diagnostic) {
        line = diagnostic.location?.line
        column = diagnostic.location?.column
        message = diagnostic.message
      }
    }

    let file: String
    let damages: [Damage]
  }
}

import ArgumentParser
import Basics
import Experiments
import Platform
import Reports
import Tables

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Count what a table contains, and list what is suspicious, with line numbers.",
    discussion: """
      Damage (an incomplete line, a missing quote, text in a column of numbers) ends with exit code 65. Oddities \
      (repeated headers and trials, missing cells, values out of range) are listed. The exit code is then 0, or 1 with \
      --strict. How the file is written is told first, where it is not a plain CSV.

      EXAMPLE  reasonops check results.csv --strict
      """)

  @Argument(help: "The CSV file.")
  var csv: String

  @OptionGroup var table: TableArguments

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @Flag(help: "Exit with code 1 if there are oddities.")
  var strict = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    let table = try readTable()
    let report = ResultsRules.lint(of: table, curves: try CurveFiles.table(beside: csv)).report(on: table)
    Console.output(json ? try Self.json(report) : LintReportText(report).text)
    if strict && !report.oddities.isEmpty { throw ExitCode(1) }
  }

  /// The file's table; under `--json` damage is printed as JSON, too.
  private func readTable() throws -> Table {
    let reader = ResultsRules.reader.reading(try table.options(of: "check"))
    do {
      return try reader.read(path: csv).excluding(RunRecord.exclusions(beside: csv))
    } catch let list as DiagnosticList where json {
      throw try exitCode(printing: list.diagnostics)
    } catch let damage as Diagnostic where json && damage.kind == .badData {
      throw try exitCode(printing: [damage])
    }
  }

  private func exitCode(printing damages: [Diagnostic]) throws -> ExitCode {
    Console.output(try Self.json(DamageReport(file: csv, damages: damages.map(DamageReport.Damage.init))))
    return ExitCode(Diagnostic.Kind.badData.rawValue)
  }

  /// What is wrong with a file that cannot be read.
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

  private static func json(_ report: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}

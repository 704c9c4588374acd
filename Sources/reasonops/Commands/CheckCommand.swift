import ArgumentParser
import Basics
import Tables

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Count what a results file holds and name what is odd in it, with line numbers.",
    discussion: """
      Damage (a torn line, an unterminated quote, text among numbers) ends with exit code 65. Oddities (repeated \
      headers and trials, holes, values out of range) are told, and end with 0, or with 1 under --strict.

      EXAMPLE  reasonops check results.csv --strict
      """)

  @Argument(help: "The CSV file.")
  var csv: String

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @Flag(help: "End with exit code 1 if anything is odd.")
  var strict = false

  func run() throws {
    let table = try ResultsRules.strictReader.read(path: csv)
    let report = ResultsRules.lint.report(on: table)
    Console.output(json ? try Self.json(report) : LintReportText(report).text)
    if strict && !report.oddities.isEmpty { throw ExitCode(1) }
  }

  private static func json(_ report: LintReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}

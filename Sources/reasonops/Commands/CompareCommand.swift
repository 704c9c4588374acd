import Analysis
import ArgumentParser
import Basics
import Experiments
import Tables

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two tables of results cell by cell.",
    discussion: """
      Prints the share of common cells whose accuracies differ by at most 0.01, 0.05 and 0.1, the mean and the median \
      of B − A with 95% bootstrap intervals over cells, Spearman's rank correlation of the networks' means, the worst \
      cells, and the cells that only one file has. With --output it also writes the common cells side by side, for \
      templates/reproduction.md. For tables of other programs name the columns that make a cell with --key.

      EXAMPLE  reasonops compare published.csv results.csv --output cells.csv
      EXAMPLE  reasonops compare before.csv after.csv --key model --key dataset --measure top1
      """)

  @Argument(help: "The first results file, A.")
  var a: String

  @Argument(help: "The second results file, B.")
  var b: String

  @OptionGroup var table: TableArguments

  @Option(name: .customLong("where"), help: "Use only the rows that match, such as 'task in (dot, concat)'.")
  var condition: String?

  @Option(help: "How to handle several rows of one trial: mean, last, best or all.")
  var duplicates = DuplicatePolicy.mean.rawValue

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A column that makes a cell, or several that belong together: type,depth. May be repeated.",
      valueName: "column"))
  var key: [String] = []

  @Option(help: "The column of numbers to compare.")
  var measure = EvaluationMetric.accuracy.name

  @Option(help: "How many of the largest differences to list.")
  var worst = 10

  @Option(name: .shortAndLong, help: "A CSV file for the common cells.")
  var output: String?

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  @OptionGroup var limits: LimitOptions

  func run() throws {
    try limits.apply()
    guard worst >= 0 else { throw Diagnostic(.usage, "--worst must be 0 or more") }
    let (first, second) = try tables
    let axes = key.isEmpty ? ResultsRules.identity.axes : try key.map { try first.axis($0) }
    let identity = key.isEmpty ? ResultsRules.identity : Identity(axes: axes)
    for column in identity.cell where !key.isEmpty { _ = try second.column(column) }
    let comparison = try RunComparison(
      first, second, measure: measure, identity: identity,
      duplicates: DuplicatePolicy.allCases.named(duplicates, what: "policy for duplicates"),
      condition: condition.map { text throws(Diagnostic) in try Condition(option: text) })
    let cells = key.isEmpty ? CellKind.added(to: comparison.cells) : comparison.cells
    let file = try output.map { path throws(Diagnostic) in try OutputPath(table: path, cells, inputs: [a, b]) }
    try file?.write(CSVWriter.text(cells))
    guard !json else {
      return Console.output(try ComparisonReport(comparison, axes: axes, a: a, b: b, worst: worst).asJSON)
    }
    Console.output(ComparisonText(comparison, axes: axes, a: a, b: b, worst: worst).text)
    if let file { Console.output("\n\(file.path)") }
  }

  /// The two tables. Without `--key` they must have the columns of results.
  private var tables: (Table, Table) {
    get throws {
      var reader = key.isEmpty ? ResultsRules.strictReader(measure: measure) : CSVReader(numeric: [measure])
      let required = key.isEmpty ? reader.required : [measure]
      reader.required = []
      reader = reader.reading(try table.options(of: "compare"))
      return (try read(a, reader, required), try read(b, reader, required))
    }
  }

  private func read(_ path: String, _ reader: CSVReader, _ required: [String]) throws -> Table {
    let table = try TableSource([path]).read(reader)
    let missing = required.filter { !table.columnNames.contains($0) }
    guard missing.isEmpty else {
      throw Diagnostic(
        .badData, "\(path) has no \(missing.count.noun("column")) \(missing.map { "'\($0)'" }.joined(separator: ", "))",
        hint: "it has: \(table.columnNames.joined(separator: ", ")); "
          + "--key names what makes a cell, and --measure the numbers to compare")
    }
    return table
  }
}

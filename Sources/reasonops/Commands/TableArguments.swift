import ArgumentParser
import Notebooks

/// The options that say how a table is written. What is not given is detected in the file.
struct TableArguments: ParsableArguments {
  /// The help of every argument that names tables.
  static let fileHelp = """
    The table: a file of text with delimiters, of JSON lines or of SQLite, packed by gzip or not; - for standard input; or \
    in quotes a pattern of several, such as 'runs/{model}/seed{seed}.csv'.
    """

  @Option(help: "What stands between two fields: ',', ';', '|', tab or another character. (default: found in the file)")
  var delimiter: String?

  @Option(help: "The decimal mark: '.' or ','. (default: found in the file)")
  var decimal: String?

  @Option(help: "What a line begins with that is a comment, such as '#'.")
  var comment: String?

  @Option(parsing: .singleValue, help: "A field that means a missing value, such as '-'. May be repeated.")
  var missing: [String] = []

  @Option(name: .customLong("header-rows"), help: "How many lines together name the columns.")
  var headerRows: String?

  @Option(help: "'commented' if the line with the names begins with #.")
  var header: String?

  @Option(
    name: .customLong("columns-to-rows"),
    help: "Columns to put below each other: '{names: split, values: loss, from: [train_loss, val_loss]}'.")
  var columnsToRows: String?

  @Option(help: "The table of a database of SQLite, or the key that holds the rows of a JSON file.")
  var table: String?

  @Option(help: "A query of a database of SQLite, such as 'SELECT * FROM trials WHERE state = 1'.")
  var query: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "What a column holds: number, text, or a date such as date(%m/%d/%Y). May be repeated.",
      valueName: "column=type"))
  var type: [String] = []

  /// The options that were given, by their keys in the front matter.
  var given: [(name: String, values: [String])] {
    func one(_ value: String?) -> [String] { value.map { [$0] } ?? [] }
    let all = [
      ("delimiter", one(delimiter)), ("decimal", one(decimal)), ("comment", one(comment)), ("missing", missing),
      ("header_rows", one(headerRows)), ("header", one(header)), ("columns_to_rows", one(columnsToRows)),
      ("table", one(table)), ("query", one(query)), ("type", type),
    ]
    return all.filter { !$0.1.isEmpty }.map { (name: $0.0, values: $0.1) }
  }

  /// Returns the options.
  ///
  /// - Parameter command: The name of the command, for messages.
  func options(of command: String) throws -> TableOptions { try TableOptions(given, of: command) }
}

import Basics
import Tables

/// A table of a notebook: `results: runs/all.csv`, or `results: {file: runs/all.csv, delimiter: ";"}`.
package struct DataSource: Sendable {
  /// The name of the source, such as `results`.
  package let name: String
  /// The path of a file or a pattern of paths, from the folder of the notebook.
  package let file: SourceText
  /// The format of the file.
  package let format: TableFormat
  /// The source whose columns this table gets, without rows, while its file does not exist; nil if it must exist.
  package let like: SourceText?

  static let fields =
    [
      OptionField("file", .text, "A file or a pattern, from the folder of the notebook.", isRequired: true),
      OptionField("like", .text, "The source whose columns this one has while there is no such file."),
    ]
    + TableFormat.fields

  /// Reads a source. Reports a missing file name and returns nil.
  init?(_ key: SourceText, _ sources: OptionReader) {
    name = key.text
    guard sources.isMapping(key.text) else {
      guard let file = sources.text(key.text) else { return nil }
      self.file = file
      (format, like) = (TableFormat(), nil)
      return
    }
    let options = sources.mapping(key.text, allowed: Self.fields.names, what: "option of a source of data")
    format = TableFormat(options)
    like = options.text("like")
    guard let file = options.required("file", in: key) else { return nil }
    self.file = file
  }
}

/// The format of a command's tables and the types of their columns, read from the command's options.
package struct TableOptions: Sendable {
  package private(set) var format = TableFormat()
  /// The declared types of columns, by column.
  package private(set) var types: [String: FrontMatter.ColumnType] = [:]

  package init() {}

  /// Reads the options of a command.
  ///
  /// - Parameter options: The options, by their keys in the front matter, and `type`, such as
  ///   `finished=date(%m/%d/%Y)`.
  /// - Throws: The mistakes in the options, at their places in the command.
  package init(_ options: [(name: String, values: [String])], of command: String) throws(DiagnosticList) {
    let problems = ProblemList()
    let reader = OptionReader(
      TypedOptions(options, of: command), allowed: TableFormat.keys + ["type"], what: "option of a table",
      problems: problems)
    format = TableFormat(reader)
    for text in reader.list("type") {
      let parts = text.text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        problems.report("'\(text.text)' names no type", hint: "write --type 'column=number'", at: text.location())
        continue
      }
      types[parts[0]] = .init(text.part(parts[1], offset: parts[0].unicodeScalars.count + 1), problems: problems)
    }
    try problems.throwIfAny()
  }
}

extension TableFormat {
  static let keys = fields.names

  static let fields = [
    OptionField("delimiter", .text(matching: "tab|\\\\t|."), "What stands between fields: one character, or tab."),
    OptionField("decimal", .names(DecimalMark.allCases.map(\.rawValue)), "The decimal mark."),
    OptionField("comment", .text, "What lines of comments begin with."),
    OptionField("missing", .oneOrMore(.anyText), "Fields that mean a missing value."),
    OptionField("header_rows", .wholeNumber(in: headerRowCounts), "How many lines the header has."),
    OptionField("header", .names([commented]), "Whether the header stands in a line of comment."),
    OptionField("columns_to_rows", .mapping(columnsToRowsFields), "Columns that become rows."),
    OptionField("table", .text, "The table of a database, or the key of an object of JSON."),
    OptionField("query", .text, "What is read of a database, in SQL."),
  ]

  fileprivate static let columnsToRowsFields = [
    OptionField("names", .text, "The column that has the names of these columns.", isRequired: true),
    OptionField("values", .text, "The column that has their values.", isRequired: true),
    OptionField("from", .oneOrMore(.text), "These columns.", isRequired: true),
  ]

  private static let headerRowCounts = 1...16
  private static let commented = "commented"

  /// Reads the format from a mapping, and reports mistakes.
  init(_ reader: OptionReader) {
    self.init()
    delimiter = reader.delimiter("delimiter")
    decimalMark = reader.choice("decimal", DecimalMark.allCases.map(\.rawValue)).flatMap(DecimalMark.init)
    comment = reader.text("comment")?.text
    missing = reader.list("missing").map(\.text)
    headerRows = reader.wholeNumber("header_rows", in: Self.headerRowCounts)
    isHeaderCommented = reader.choice("header", [Self.commented]) != nil
    columnsToRows = reader.columnsToRows("columns_to_rows")
    table = reader.text("table")?.text
    query = reader.text("query")?.text
    if table != nil, query != nil, let place = reader.key("query") {
      reader.problems.report(
        "'table' and 'query' exclude each other", hint: "name the table in the query", at: place.location())
    }
  }
}

extension OptionReader {
  /// Returns the delimiter as a byte. It is written as one character or as `tab`.
  fileprivate func delimiter(_ key: String) -> UInt8? {
    guard let text = text(key) else { return nil }
    let bytes = ["tab", "\\t"].contains(text.text) ? [9] : Array(text.text.utf8)
    guard bytes.count == 1, TableFormat.canDelimit(bytes[0]) else {
      problems.report(
        "'\(text.text)' cannot stand between fields", hint: "write one of ',', ';', '|', 'tab'", at: text.location())
      return nil
    }
    return bytes[0]
  }

  /// Reads `columns_to_rows`, which is a mapping in a notebook and the YAML text of one in a command.
  fileprivate func columnsToRows(_ key: String) -> ColumnsToRows? {
    let keys = TableFormat.columnsToRowsFields.names
    let what = "option of 'columns_to_rows'"
    guard let place = self.key(key) else { return nil }
    let options: OptionReader
    if isMapping(key) {
      options = mapping(key, allowed: keys, what: what)
    } else if let text = text(key) {
      options = OptionReader(text, allowed: keys, what: what, problems: problems)
    } else {
      return nil
    }
    guard let names = options.required("names", in: place), let values = options.required("values", in: place) else {
      return nil
    }
    let from = options.list("from").map(\.text)
    guard !from.isEmpty, Set(from).count == from.count else {
      problems.report(
        "'from' needs columns, each once", hint: "write from: [train_loss, val_loss]", at: place.location())
      return nil
    }
    return ColumnsToRows(names: names.text, values: values.text, from: from)
  }
}

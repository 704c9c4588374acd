import Basics

/// An option of a kind of cell: its name, its help, its valid values, and how its value is stored in the cell.
struct CellOption<Cell>: Sendable {
  let summary: OptionSummary
  /// The valid values in a notebook.
  let value: ValueSchema
  /// The option that this one says more about, such as `flag` for `flag_title`; nil if it stands for itself.
  private(set) var subject: String?
  /// Reads the option into the cell. Reports mistakes to the reader's list and then leaves the cell as it is.
  let read: @Sendable (OptionReader, inout Cell) -> Void

  var name: String { summary.name }

  init(_ summary: OptionSummary, _ value: ValueSchema, read: @escaping @Sendable (OptionReader, inout Cell) -> Void) {
    self.summary = summary
    self.value = value
    self.read = read
  }

  var field: OptionField { OptionField(name, value, summary.help, isRequired: summary.isRequired) }

  /// The same option, but not offered by commands.
  var forNotebooks: CellOption {
    var summary = summary
    summary.isForNotebooks = true
    return CellOption(summary, value, read: read).about(subject)
  }
}

extension CellOption {
  /// The same option, which says more about another one and has no effect without it.
  func about(_ subject: String?) -> CellOption {
    var option = self
    option.subject = subject
    return option
  }

  /// Reports the option if it is given without what it is about.
  ///
  /// - Parameter what: The cell, such as `chart`.
  func reportAlone(_ reader: OptionReader, in what: String) {
    guard let subject, reader.key(subject) == nil, let key = reader.key(name) else { return }
    reader.problems.report(
      "'\(name)' is about '\(subject)', which the \(what) does not have",
      hint: "give '\(subject)', or leave '\(name)' out", at: key.location())
  }

  typealias Assign<Value> = @Sendable (inout Cell, Value) -> Void

  static func text(_ name: String, _ help: String, _ assign: @escaping Assign<SourceText>) -> CellOption {
    CellOption(OptionSummary(name: name, help: help), .text) { reader, cell in
      if let text = reader.text(name) { assign(&cell, text) }
    }
  }

  static func list(_ name: String, _ help: String, _ assign: @escaping Assign<[SourceText]>) -> CellOption {
    CellOption(OptionSummary(name: name, help: help, isList: true), .oneOrMore(.text)) { reader, cell in
      assign(&cell, reader.list(name))
    }
  }

  static func number(
    _ name: String, in range: ClosedRange<Double>, _ help: String, _ assign: @escaping Assign<Double>
  ) -> CellOption {
    CellOption(OptionSummary(name: name, help: help, mayBeNegative: range.lowerBound < 0), .number(in: range)) {
      reader, cell in
      if let number = reader.number(name, in: range) { assign(&cell, number) }
    }
  }

  static func flag(_ name: String, _ help: String, _ assign: @escaping Assign<Bool>) -> CellOption {
    CellOption(OptionSummary(name: name, help: help), .flag) { reader, cell in
      if let flag = reader.flag(name) { assign(&cell, flag) }
    }
  }

  /// Makes an option whose value is the name of one entry.
  static func choice<Entry: Named & Sendable>(
    _ name: String, of entries: [Entry], _ help: String, _ assign: @escaping Assign<Entry>
  ) -> CellOption {
    CellOption(OptionSummary(name: name, help: help), .names(of: entries)) { reader, cell in
      let chosen = reader.choice(name, entries.map(\.name))
      if let entry = entries.first(where: { $0.name == chosen }) { assign(&cell, entry) }
    }
  }
}

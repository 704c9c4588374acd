import Basics

/// A column that some of the stacked tables hold in another way than others: as texts and as numbers, or as percentages
/// and as plain numbers. Numbers of both would be mixed, or texts would be rewritten, so it is read as texts.
struct TornColumn {
  let name: String
  /// True if all tables hold numbers, in notations that cannot be mixed.
  let isAllNumbers: Bool
  /// What the column holds in two of the tables: `'acc' holds percentages in a.csv and numbers in b.csv`.
  let message: String

  var remark: Remark {
    Remark(isAllNumbers ? "\(message), so it is read as texts" : message, ofTextsIn: isAllNumbers ? name : nil)
  }

  /// Returns the torn columns of tables with the given names for messages.
  static func all(in tables: [Table], named files: [String]) -> [TornColumn] {
    var names: [String] = []
    for name in tables.flatMap(\.columnNames) where !names.contains(name) { names.append(name) }
    return names.compactMap { TornColumn($0, tables, files) }
  }

  private init?(_ name: String, _ tables: [Table], _ files: [String]) {
    let parts = zip(tables, files).compactMap { table, file in
      table[name].flatMap { $0.saysWhatItHolds ? (column: $0, file: file) : nil }
    }
    guard let first = parts.first,
      let other = parts.first(where: { !first.column.canStand(above: $0.column) })
    else { return nil }
    self.name = name
    isAllNumbers = parts.allSatisfy { $0.column.isNumeric }
    message =
      "'\(name)' holds \(first.column.contents) in \(first.file) and \(other.column.contents) in \(other.file)"
  }
}

extension Column {
  /// True if the column has a value that says whether it holds numbers or texts. A word such as `NA` does not.
  var saysWhatItHolds: Bool {
    switch values {
    case .number(let numbers): numbers.contains { !$0.isNaN }
    case .text(let codes, _): codes.contains { $0 >= 0 } && !MissingTokens.areAll(self)
    }
  }

  fileprivate func canStand(above other: Column) -> Bool {
    isNumeric == other.isNumeric && (!isNumeric || notation.canBeMixed(with: other.notation))
  }

  fileprivate var contents: String {
    guard isNumeric else { return "texts" }
    return switch notation {
    case .plain: "numbers"
    case .percent: "percentages"
    case .date(.iso(_, true)): "times with a zone"
    case .date: "dates without a zone"
    }
  }
}

extension NumberNotation {
  /// Returns true if the numbers of both mean the same kind of thing, as in one column of a file.
  fileprivate func canBeMixed(with other: NumberNotation) -> Bool {
    switch (self, other) {
    case (.plain, .plain), (.percent, .percent): true
    case (.date(.iso(_, let a)), .date(.iso(_, let b))): a == b
    case (.date(let a), .date(let b)): a == b
    default: false
    }
  }
}

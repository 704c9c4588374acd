extension Table {
  /// Stacks the rows of all tables, in their order.
  ///
  /// The columns are those of any table, in the order of their first appearance. A table that lacks a column has
  /// missing values there. A column that holds texts in one table holds texts, but words such as `NA` are missing values
  /// if the other tables hold numbers. The result of several tables has no origin.
  package init(stacking tables: [Table]) {
    guard tables.count > 1 else {
      self = tables.first ?? Table()
      return
    }
    var names: [String] = []
    for name in tables.flatMap(\.columnNames) where !names.contains(name) { names.append(name) }
    self.init(names.map { Column($0, stacking: tables) })
  }
}

extension Column {
  fileprivate init(_ name: String, stacking tables: [Table]) {
    let parts = tables.map { (column: $0[name], count: $0.rowCount) }
    let telling = parts.compactMap(\.column).filter(\.saysWhatItHolds)
    if telling.allSatisfy(\.isNumeric), parts.contains(where: { $0.column?.isNumeric ?? true }) {
      let notations = telling.map(\.notation)
      self.init(
        name, numbers: parts.flatMap { part in (0..<part.count).map { part.column?.number($0) ?? .nan } },
        as: notations.dropFirst().reduce(notations.first ?? .plain) { $0.joined(with: $1) })
    } else {
      var dictionary = TextDictionary()
      let codes = parts.flatMap { part in dictionary.codes(of: part.column, rowCount: part.count) }
      self.init(name, codes: codes, categories: dictionary.texts)
    }
  }
}

extension TextDictionary {
  /// Returns the codes of a column's fields; -1 in all rows if there is no column.
  fileprivate mutating func codes(of column: Column?, rowCount: Int) -> [Int32] {
    guard let column else { return [Int32](repeating: -1, count: rowCount) }
    guard case .text(let codes, let categories) = column.values else {
      return (0..<rowCount).map { column.field($0).map { code(of: $0) } ?? -1 }
    }
    let used = Set(codes)
    let recoded = categories.indices.map { used.contains(Int32($0)) ? code(of: categories[$0]) : -1 }
    return codes.map { $0 < 0 ? -1 : recoded[Int($0)] }
  }
}

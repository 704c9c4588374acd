import Basics

extension Table {
  /// Returns the reason why a column holds texts although more than half of its fields are numbers: `'x' holds texts
  /// because of '1,014.45' in r.csv, line 4`, or else what the reader found its texts to be. Nil for a column of numbers,
  /// and for one that is meant to hold texts.
  package func cause(ofTextsIn column: Column) -> String? {
    guard !column.isNumeric else { return nil }
    return oddField(in: column) ?? origin?.remarks.first { $0.column == column.name }?.message
  }

  private func oddField(in column: Column) -> String? {
    guard case .text(let codes, let categories) = column.values else { return nil }
    let numbers = categories.map(NumberParser.number)
    let rows = codes.indices.filter { codes[$0] >= 0 }
    let wrong = rows.filter { numbers[Int(codes[$0])] == nil }
    guard 2 * wrong.count < rows.count else { return nil }
    // If every field is a number, the column holds texts because of a long integer or because it was declared so.
    let first = wrong.first ?? rows.first { abs(numbers[Int(codes[$0])] ?? 0) >= 0x1p53 }
    guard let first else { return nil }
    let place = location(ofRow: first).map { " in \($0.file)" + ($0.line.map { ", line \($0)" } ?? "") } ?? ""
    let more = wrong.count > 1 ? " and \(wrong.count - 1) more of its \(rows.count.counted("field"))" : ""
    let reason = wrong.isEmpty ? ", which is longer than a number of double precision can be" : ""
    return "'\(column.name)' holds texts because of '\(categories[Int(codes[first])])'\(place)\(more)\(reason)"
  }
}

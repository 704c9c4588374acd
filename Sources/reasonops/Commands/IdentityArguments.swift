import ArgumentParser
import Basics
import Tables

/// The columns that make cells and trials, as options of commands that take any table.
struct IdentityArguments: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A column that is one axis of the grid, or several that belong together: type,depth. May be repeated.",
      valueName: "column"))
  var cell: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "A column that tells the rows of a cell apart, such as seed. May be repeated.", valueName: "column"))
  var replicate: [String] = []

  /// The axes of the cells, and the columns that tell trials apart; nil where nothing was named.
  ///
  /// - Throws: for a name that no column has.
  func columns(of table: Table) throws(Diagnostic) -> (cell: [[String]], replicate: [String])? {
    guard !cell.isEmpty || !replicate.isEmpty else { return nil }
    var axes: [[String]] = []
    for text in cell { axes.append(try table.axis(text)) }
    var trials: [String] = []
    for text in replicate { trials += try table.axis(text) }
    return (axes, trials)
  }
}

extension Table {
  /// The columns of an axis: one, or several names with commas between them.
  ///
  /// - Throws: for a name that no column has.
  func axis(_ text: String) throws(Diagnostic) -> [String] {
    if hasColumn(text) { return [text] }
    let names = text.split(separator: ",").map { String($0).trimmingSpaces }
    for name in names where !hasColumn(name) {
      throw .unknownName(name, what: "column", valid: columnNames, kind: .badData)
    }
    return names
  }
}

import ArgumentParser
import Basics
import Tables

/// The options that name the columns of cells and trials, for commands that take any table.
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

  /// Returns the axes of the cells, and the columns that distinguish trials; nil if neither option was given.
  ///
  /// - Throws: `badData` for a name that no column has.
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
  /// Returns the columns of an axis: one column, or several names separated by commas.
  ///
  /// - Throws: `badData` for a name that no column has.
  func axis(_ text: String) throws(Diagnostic) -> [String] {
    if hasColumn(text) { return [text] }
    let names = text.split(separator: ",").map { String($0).trimmingSpaces }
    for name in names where !hasColumn(name) {
      throw .unknownName(name, what: "column", valid: columnNames, kind: .badData)
    }
    return names
  }
}

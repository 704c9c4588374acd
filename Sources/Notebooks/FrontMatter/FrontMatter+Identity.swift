extension FrontMatter {
  /// Replaces the columns that make cells and trials. Each element of `axes` has the columns of one axis.
  mutating func identify(cell axes: [[String]], replicate: [String]) {
    cell = axes.map(Self.axisName)
    for axis in axes where axis.count > 1 { columns[Self.axisName(axis)] = axis }
    (identity.replicate, identityFromRun) = (replicate, nil)
  }

  /// Returns the name of an axis that consists of several columns.
  static func axisName(_ columns: [String]) -> String { columns.joined(separator: ",") }

  /// Returns a hint that says how to declare the columns of a cell: in the front matter, or by options of a command.
  func identityHint(cell columns: [String]) -> String {
    let start = isOfCommand ? "Say which columns make a cell" : "Say in the head which columns make a cell"
    guard isOfCommand else {
      let names = columns.map { Self.quoted($0, by: "\"") }.joined(separator: ", ")
      return "\(start), and which column tells its trials apart: identity: {cell: [\(names)], replicate: [COLUMN]}"
    }
    return "\(start), and which column tells its trials apart: "
      + columns.map { "--cell \(Self.quoted($0, by: "'"))" }.joined(separator: " ") + " --replicate COLUMN"
  }

  /// Returns the name between quotes if it has other characters than letters, digits and `_`.
  private static func quoted(_ name: String, by sign: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : sign + name + sign
  }
}

extension FrontMatter {
  /// With other columns of cells and trials.
  mutating func identify(cell axes: [[String]], replicate: [String]) {
    cell = axes.map(Self.axisName)
    for axis in axes where axis.count > 1 { columns[Self.axisName(axis)] = axis }
    (identity.replicate, identityFromRun) = (replicate, nil)
  }

  /// Of columns that are one axis together.
  static func axisName(_ columns: [String]) -> String { columns.joined(separator: ",") }

  /// How to say that columns make a cell: in the head, or by options of a command.
  func identityHint(cell columns: [String]) -> String {
    let start = isOfCommand ? "Say which columns make a cell" : "Say in the head which columns make a cell"
    guard isOfCommand else {
      return "\(start): identity: {cell: [\(columns.map { Self.quoted($0, by: "\"") }.joined(separator: ", "))]}"
    }
    return "\(start): " + columns.map { "--cell \(Self.quoted($0, by: "'"))" }.joined(separator: " ")
  }

  /// Where a name is more than letters and digits.
  private static func quoted(_ name: String, by sign: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : sign + name + sign
  }
}

/// The rows of a run's files, sorted, without the columns that may differ between equal runs.
package struct RowSet: Equatable, Sendable {
  package var results: [String]
  package var curves: [String]

  /// - Parameter suffix: such as `-2-of-3` for a shard.
  package init(_ folder: ScratchFolder, suffix: String = "") throws {
    results = try Self.rows(folder.text("results\(suffix).csv"))
    curves = try Self.rows(folder.text("curves\(suffix).csv"))
  }

  /// Every line counts, including incomplete and repeated ones, and the empty one after the last line end.
  private static func rows(_ text: String) throws -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(fields)
    let header = lines.removeFirst()
    let kept = header.indices.filter { !["datetime", "seconds"].contains(header[$0]) }
    return lines.map { line in
      line.count == header.count ? kept.map { line[$0] }.joined(separator: ",") : line.joined(separator: ",")
    }.sorted()
  }

  /// The fields of a line; commas within quotes divide nothing.
  private static func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if character == "," && !isQuoted { fields.append("") } else { fields[fields.count - 1].append(character) }
    }
    return fields
  }
}

extension ScratchFolder {
  /// A folder in this one, which need not exist.
  package func folder(_ name: String) -> ScratchFolder {
    ScratchFolder(path: self(name))
  }
}

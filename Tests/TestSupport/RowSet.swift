/// The sorted rows of a run's files, without the columns that may differ between equal runs.
package struct RowSet: Equatable, Sendable {
  package var results: [String]
  package var curves: [String]

  /// - Parameters:
  ///   - folder: The folder of the run.
  ///   - suffix: The suffix of a shard's files, such as `-2-of-3`.
  package init(_ folder: ScratchFolder, suffix: String = "") throws {
    results = try Self.rows(folder.text("results\(suffix).csv"))
    curves = try Self.rows(folder.text("curves\(suffix).csv"))
  }

  /// Returns the rows, including incomplete and repeated lines, and the empty text after the last line end.
  private static func rows(_ text: String) throws -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(fields)
    let header = lines.removeFirst()
    let kept = header.indices.filter { !["datetime", "seconds"].contains(header[$0]) }
    return lines.map { line in
      line.count == header.count ? kept.map { line[$0] }.joined(separator: ",") : line.joined(separator: ",")
    }.sorted()
  }

  /// Returns the fields of a line. Commas in quotes do not separate fields.
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
  /// Returns a subfolder, which need not exist.
  package func folder(_ name: String) -> ScratchFolder {
    ScratchFolder(path: self(name))
  }
}

import Tables

/// The facts about a results file that need no notebook. The code that writes such files provides them.
package struct ResultsConventions: Sendable {
  /// Reads any CSV, and holds the columns of results to their types.
  let reader: CSVReader
  /// Which rows of the results file at a path do not count.
  let exclusions: @Sendable (_ path: String) -> [Exclusion]
  /// Tables that notebooks may join to the results, by name; the results are nil where none are given.
  let knownTables: @Sendable (_ results: Table?) -> [String: Table]

  package init(
    reader: CSVReader, exclusions: @escaping @Sendable (_ path: String) -> [Exclusion],
    knownTables: @escaping @Sendable (_ results: Table?) -> [String: Table]
  ) {
    self.reader = reader
    self.exclusions = exclusions
    self.knownTables = knownTables
  }
}

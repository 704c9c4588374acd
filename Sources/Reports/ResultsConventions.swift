import Analysis
import Basics
import Notebooks
import Tables

/// The facts about a results file that need no notebook. The code that writes such files provides them.
package struct ResultsConventions: Sendable {
  /// Reads any CSV, and holds the columns of results to their types.
  let reader: CSVReader
  /// Which rows of the results file at a path do not count.
  let exclusions: @Sendable (_ path: String) throws -> [Exclusion]
  /// What the record in the folder of the results file at a path says of cells and trials; nil without a record.
  let identity: @Sendable (_ path: String) throws -> Identity?
  /// Files like run.json that together say everything that one can say.
  let exampleRuns: [[UInt8]]
  /// Columns without which a table is no results file of the study.
  let key: [String]
  /// Tables that notebooks may join to the results, by name; the results are nil where none are given.
  let knownTables: @Sendable (_ results: Table?) -> [String: Table]

  package init(
    reader: CSVReader, exclusions: @escaping @Sendable (_ path: String) throws -> [Exclusion],
    identity: @escaping @Sendable (_ path: String) throws -> Identity?, exampleRuns: [[UInt8]], key: [String],
    knownTables: @escaping @Sendable (_ results: Table?) -> [String: Table]
  ) {
    self.reader = reader
    self.exclusions = exclusions
    self.identity = identity
    self.exampleRuns = exampleRuns
    self.key = key
    self.knownTables = knownTables
  }

  /// What a notebook can ask about although it need not stand beside the data.
  var optionalSources: [OptionalSource] {
    get throws(Diagnostic) {
      var facts: Set<String> = []
      for run in exampleRuns { facts.formUnion(try RunFacts.table(run, file: "run.json").columnNames) }
      return [OptionalSource("run", facts: facts.sorted()), OptionalSource("curves", facts: [])]
    }
  }
}

import Analysis
import Basics
import Notebooks
import Tables

/// The facts about results files that do not come from a notebook. The code that writes such files provides them.
package struct ResultsConventions: Sendable {
  /// A reader for any CSV, which also checks the types of the columns that results files have.
  let reader: CSVReader
  /// Returns the rows that do not count in the results file at a path.
  let exclusions: @Sendable (_ path: String) throws -> [Exclusion]
  /// Returns the columns that identify cells and trials, from the record beside the results file; nil without a record.
  let identity: @Sendable (_ path: String) throws -> Identity?
  /// Examples of run.json that together contain every possible field.
  let exampleRuns: [[UInt8]]
  /// The columns that every results file of the study has.
  let key: [String]
  /// Returns the tables that notebooks may join to the results, by name. `results` is nil if there are no results.
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

  /// The sources that a notebook may refer to even if their files do not exist.
  var optionalSources: [OptionalSource] {
    get throws(Diagnostic) {
      var facts: Set<String> = []
      for run in exampleRuns { facts.formUnion(try RunFacts.table(run, file: "run.json").columnNames) }
      return [OptionalSource("run", facts: facts.sorted()), OptionalSource("curves", facts: [])]
    }
  }
}

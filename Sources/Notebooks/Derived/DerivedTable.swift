import Analysis
import Basics
import Tables

/// A table made from others: `{make: comparison, measure: accuracy, of: network, with: multiply_1_linear}`.
struct DerivedTable: Sendable {
  /// All kinds that `make:` can name.
  static let kinds: [any DerivedTableKind.Type] = [
    DerivedComparison.self, DerivedPairs.self, DerivedRanks.self, DerivedProfile.self, DerivedSurvival.self,
    DerivedAgreement.self, DerivedGroups.self, DerivedEndings.self, DerivedEffects.self, DerivedSequence.self,
    DerivedLooks.self, DerivedPower.self, DerivedCrossing.self,
  ]

  /// The keys that every kind has.
  static let commonKeys = ["make"] + commonFields.names

  private static let commonFields = [
    OptionField("where", .text, "Use only the rows that match."),
    OptionField("optional", .flag, "Whether it is left out where one of its sources is not given."),
  ]

  static var value: ValueSchema {
    .mapping(
      chosenBy: "make", "The kind of table.", kinds.map { ($0.name, $0.summary, commonFields + $0.fields) })
  }

  let name: String
  private let kind: any DerivedTableKind
  private let condition: Condition?
  /// True if the table is left out when one of its sources is not given.
  private let isOptional: Bool

  init?(_ name: SourceText, _ tables: OptionReader) {
    let options = tables.mapping(name.text)
    guard options.required("make", in: name) != nil, let word = options.choice("make", Self.kinds.map { $0.name }),
      let type = Self.kinds.first(where: { $0.name == word })
    else { return nil }
    let reader = tables.mapping(
      name.text, allowed: Self.commonKeys + type.keys, what: "key of a derived table that is a \(word)")
    condition = reader.condition("where")
    isOptional = reader.flag("optional") ?? false
    guard let kind = type.init(reader, name: name) else { return nil }
    self.kind = kind
    self.name = name.text
  }

  /// The sources that a notebook can ask about even if an optional table was not made: the table, its further tables,
  /// and the sources that it is made from. Empty for a table that is not optional.
  var optionalSources: [OptionalSource] {
    guard isOptional else { return [] }
    let type = type(of: kind)
    return [OptionalSource(name, facts: type.facts)] + type.further.map { OptionalSource("\(name)_\($0)", facts: []) }
      + kind.sources.map { OptionalSource($0.text, facts: []) }
  }

  /// Returns the table and its further tables by name, and values about them as parameters:
  /// `ranks.critical_difference`.
  ///
  /// - Parameters:
  ///   - aggregation: How rows become trials, as the notebook and the command line say.
  ///   - sources: The tables that exist so far, by name.
  func make(
    _ aggregation: Aggregation, from sources: [String: Table]
  ) throws(Diagnostic) -> (tables: [String: Table], facts: [String: Double?], note: String?) {
    var aggregation = aggregation
    let result: Result
    do throws(Diagnostic) {
      aggregation.condition = try condition?.resolved(aggregation.parameters)
      result = try kind.make(from: Input(aggregation: aggregation, sources: sources, isOptional: isOptional))
    } catch {
      throw kind.place.place(error)
    }
    var tables = Dictionary(result.further.map { ("\(name)_\($0)", $1) }) { first, _ in first }
    tables[name] = result.table
    return (tables, Dictionary(result.facts.map { ("\(name).\($0)", $1) }) { first, _ in first }, result.note)
  }
}

extension DerivedTable {
  /// The data that a kind makes its table from.
  struct Input {
    /// The aggregation, with the table's own condition.
    var aggregation: Aggregation
    let sources: [String: Table]
    let isOptional: Bool

    /// Returns the rows of a source, or of `results` for nil. Returns nil if an optional table lacks its source.
    func rows(of source: SourceText?) throws(Diagnostic) -> Table? {
      guard let source else { return sources["results"] ?? Table() }
      if let table = sources[source.text] { return table }
      guard !isOptional else { return nil }
      throw .unknownName(
        source.text, what: "source", valid: sources.keys.sorted(), kind: .badData, at: source.location())
    }
  }

  /// The tables and values that a kind made. There is no table if an optional table lacks a source.
  struct Result {
    var table: Table?
    /// Further tables. The key is appended to the table's name.
    var further: [String: Table] = [:]
    /// Values about the table. The key is appended to the table's name.
    var facts: [String: Double?] = [:]
    /// A sentence for the caption of each figure or table that shows the table.
    var note: String?

    static let nothing = Result()
  }
}

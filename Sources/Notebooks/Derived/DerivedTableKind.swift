import Basics

/// A kind of derived table. Each kind reads its own options, makes its table and describes itself, so that no other
/// code depends on its name.
protocol DerivedTableKind: Sendable {
  /// The name that stands after `make:`.
  static var name: String { get }
  /// A description in a few words.
  static var summary: String { get }
  /// The names of the values about the table that the kind makes. Each is appended to the table's name.
  static var facts: [String] { get }
  /// The names of the further tables that the kind makes. Each is appended to the table's name.
  static var further: [String] { get }
  /// The keys of the kind, in addition to the keys of every derived table.
  static var fields: [OptionField] { get }
  /// The named sources of the table. `results` is not among them unless it is named.
  var sources: [SourceText] { get }
  /// The place at which mistakes are reported that only the data show.
  var place: SourceText { get }

  /// Reads the options. Reports missing ones and returns nil.
  ///
  /// - Parameter name: The name of the table.
  init?(_ reader: OptionReader, name: SourceText)

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result
}

extension DerivedTableKind {
  static var facts: [String] { [] }
  static var further: [String] { [] }
  static var keys: [String] { fields.names }
}

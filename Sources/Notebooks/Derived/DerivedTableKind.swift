import Basics

/// A kind of derived table: an entry reads its own options, makes its table, and says what it is. Nobody outside asks for
/// its name.
protocol DerivedTableKind: Sendable {
  /// As written after `make:`.
  static var name: String { get }
  /// What it is, in a few words.
  static var summary: String { get }
  /// The values about the table that it gives, and its further tables, each by the suffix of its name.
  static var facts: [String] { get }
  static var further: [String] { get }
  /// Its keys besides those of every derived table.
  static var fields: [OptionField] { get }
  /// Sources that it is made from, besides `results`.
  var sources: [SourceText] { get }
  /// Where a mistake is pointed at that only the data show.
  var place: SourceText { get }

  /// Nil, and a mistake reported, without what it needs.
  ///
  /// - Parameter name: of the table.
  init?(_ reader: OptionReader, name: SourceText)

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result
}

extension DerivedTableKind {
  static var facts: [String] { [] }
  static var further: [String] { [] }
  static var keys: [String] { fields.names }
}

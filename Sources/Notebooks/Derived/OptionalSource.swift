/// A source that may be missing. Notebooks can ask whether it is there.
package struct OptionalSource: Sendable {
  package let name: String
  /// The facts that the source can give, such as `host` for `run.host`; nil if they are not known.
  package let facts: [String]?

  package init(_ name: String, facts: [String]?) {
    self.name = name
    self.facts = facts
  }
}

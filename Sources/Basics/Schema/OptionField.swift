/// A key of a YAML mapping: what a reader accepts for it, and what an editor offers, explains and checks.
package struct OptionField: Sendable {
  package let name: String
  package let value: ValueSchema
  /// What the key means, in one sentence.
  package let summary: String
  package let isRequired: Bool

  package init(_ name: String, _ value: ValueSchema, _ summary: String, isRequired: Bool = false) {
    self.name = name
    self.value = value
    self.summary = summary
    self.isRequired = isRequired
  }
}

extension [OptionField] {
  package var names: [String] { map(\.name) }
}

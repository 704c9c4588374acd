/// A key of a mapping in YAML: what a reader accepts, and what an editor offers, explains and checks.
package struct OptionField: Sendable {
  package let name: String
  package let value: ValueSchema
  /// One sentence.
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

/// A whole JSON Schema file.
package struct SchemaFile: Named, Sendable {
  /// The version of the schemas. It changes whenever a file that was valid may become invalid.
  package static let version = 1

  package let name: String
  package let summary: String
  private let root: ValueSchema
  private let definitions: [(name: String, schema: ValueSchema)]

  package init(
    name: String, summary: String, root: ValueSchema, definitions: [(name: String, schema: ValueSchema)] = []
  ) {
    (self.name, self.summary, self.root, self.definitions) = (name, summary, root, definitions)
  }

  package var json: JSONItem {
    root.with("$schema", .text("http://json-schema.org/draft-07/schema#"))
      .with("$id", .text("urn:reasonops:schema:\(name):\(Self.version)"))
      .with("format_version", .wholeNumber(Self.version))
      .with("title", .text(summary))
      .with("definitions", .object(Dictionary(definitions.map { ($0.name, $0.schema.json) }, uniquingKeysWith: { $1 })))
      .json
  }
}

/// What a value in YAML may be, as keywords of JSON Schema.
///
/// Source: JSON Schema, draft 07, the draft that editors support.
package struct ValueSchema: Sendable {
  package private(set) var keywords: [String: JSONItem]

  package init(_ keywords: [String: JSONItem]) {
    self.keywords = keywords
  }

  package var json: JSONItem { .object(keywords) }

  private static let scalars = JSONItem.texts(["string", "number", "boolean"])

  /// Any scalar that is not empty. A number or a boolean is read as the text that is written.
  package static let text = ValueSchema(["type": scalars, "minLength": .wholeNumber(1)])

  /// Any scalar, or no value.
  package static let anyText = ValueSchema(["type": .texts(["string", "number", "boolean", "null"])])

  package static let flag = ValueSchema(["type": .text("boolean")])

  /// Returns the schema of a text that matches a pattern.
  ///
  /// - Parameter pattern: A JavaScript regular expression that must match the whole text.
  package static func text(matching pattern: String) -> ValueSchema {
    ValueSchema(["type": scalars, "pattern": .text("^(?:\(pattern))$")])
  }

  package static func number(in range: ClosedRange<Double>) -> ValueSchema {
    ValueSchema(["type": .text("number")]).within(range)
  }

  package static let anyNumber = ValueSchema(["type": .text("number")])

  package static let positiveNumber = ValueSchema(["type": .text("number"), "exclusiveMinimum": .wholeNumber(0)])

  package static func wholeNumber(in range: ClosedRange<Int>) -> ValueSchema {
    var schema = ValueSchema(["type": .text("integer"), "minimum": .wholeNumber(range.lowerBound)])
    if range.upperBound < .max { schema.keywords["maximum"] = .wholeNumber(range.upperBound) }
    return schema
  }

  /// Returns the schema of one of several words, each with its description.
  package static func names(_ entries: [(name: String, summary: String)]) -> ValueSchema {
    let values = entries.flatMap { name, summary in written(name).map { (value: $0, summary: summary) } }
    var schema = ValueSchema(["enum": .list(values.map(\.value))])
    if entries.contains(where: { !$0.summary.isEmpty }) {
      schema.keywords["enumDescriptions"] = .texts(values.map(\.summary))
    }
    return schema
  }

  package static func names(_ names: [String]) -> ValueSchema { .names(names.map { ($0, "") }) }

  package static func names<Entry: Named>(of entries: [Entry]) -> ValueSchema {
    .names(entries.map { ($0.name, $0.summary) })
  }

  /// Returns the value as YAML reads it: `true` and `false` without quotes are booleans, not text.
  private static func written(_ name: String) -> [JSONItem] {
    ["true", "false"].contains(name) ? [.truth(name == "true")] : [.text(name)]
  }

  package func described(_ summary: String) -> ValueSchema {
    var schema = self
    if !summary.isEmpty { schema.keywords["description"] = .text(summary) }
    return schema
  }

  private func within(_ range: ClosedRange<Double>) -> ValueSchema {
    var schema = self
    if range.lowerBound > -.greatestFiniteMagnitude { schema.keywords["minimum"] = .number(range.lowerBound) }
    if range.upperBound < .greatestFiniteMagnitude { schema.keywords["maximum"] = .number(range.upperBound) }
    return schema
  }

  package func with(_ keyword: String, _ value: JSONItem) -> ValueSchema {
    var schema = self
    schema.keywords[keyword] = value
    return schema
  }
}

/// What a value in YAML may be, in the words of JSON Schema.
///
/// Source: JSON Schema, draft 07, the one that editors know.
package struct ValueSchema: Sendable {
  package private(set) var keywords: [String: JSONItem]

  package init(_ keywords: [String: JSONItem]) {
    self.keywords = keywords
  }

  package var json: JSONItem { .object(keywords) }

  private static let scalars = JSONItem.texts(["string", "number", "boolean"])

  /// Any single value that is not empty: it is read as it is written.
  package static let text = ValueSchema(["type": scalars, "minLength": .wholeNumber(1)])

  /// Any single value, or none.
  package static let anyText = ValueSchema(["type": .texts(["string", "number", "boolean", "null"])])

  package static let flag = ValueSchema(["type": .text("boolean")])

  /// - Parameter pattern: a regular expression for all of it, as JavaScript has them.
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

  /// A word of a list, each with what it is.
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

  /// In YAML, `true` without quotes is no text.
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

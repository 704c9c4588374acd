// Schemas that are built from other schemas.
extension ValueSchema {
  package static func either(_ schemas: ValueSchema...) -> ValueSchema {
    ValueSchema(["anyOf": .list(schemas.map(\.json))])
  }

  /// Returns the schema of a list.
  ///
  /// - Parameters:
  ///   - schema: The schema of each item.
  ///   - count: The allowed number of items; at least one by default.
  package static func list(of schema: ValueSchema, count: ClosedRange<Int> = 1 ... .max) -> ValueSchema {
    var keywords: [String: JSONItem] = [
      "type": .text("array"), "items": schema.json, "minItems": .wholeNumber(count.lowerBound),
    ]
    if count.upperBound < .max { keywords["maxItems"] = .wholeNumber(count.upperBound) }
    return ValueSchema(keywords)
  }

  /// Returns the schema of one value or a list of such values.
  package static func oneOrMore(_ schema: ValueSchema) -> ValueSchema { .either(schema, .list(of: schema)) }

  /// The schema of an interval, `[low, high]`.
  package static let ends = ValueSchema.list(of: .anyNumber, count: 2...2)

  /// Returns the schema of a mapping whose keys the user chooses.
  ///
  /// - Parameters:
  ///   - value: The schema of each value.
  ///   - names: The schema of the keys; nil allows any key.
  package static func mapping(of value: ValueSchema, names: ValueSchema? = nil) -> ValueSchema {
    var schema = ValueSchema([
      "type": .text("object"), "additionalProperties": value.json, "minProperties": .wholeNumber(1),
    ])
    if let names { schema = schema.with("propertyNames", names.json) }
    return schema
  }

  /// Returns the schema of a mapping that has these keys and no others.
  package static func mapping(_ fields: [OptionField]) -> ValueSchema {
    let required = fields.filter(\.isRequired).map(\.name)
    var keywords: [String: JSONItem] = [
      "type": .text("object"), "additionalProperties": .truth(false),
      "properties": .object(
        Dictionary(fields.map { ($0.name, $0.value.described($0.summary).json) }, uniquingKeysWith: { $1 })),
    ]
    if !required.isEmpty { keywords["required"] = .texts(required) }
    return ValueSchema(keywords)
  }

  /// Returns the schema of a mapping whose allowed keys depend on the value of one of its keys.
  ///
  /// - Parameters:
  ///   - key: The key that chooses. It is required.
  ///   - summary: What that key means.
  ///   - cases: For each value of the key: the value, what it means, and the other keys that it allows.
  package static func mapping(
    chosenBy key: String, _ summary: String, _ cases: [(name: String, summary: String, fields: [OptionField])]
  ) -> ValueSchema {
    let words = ValueSchema.names(cases.map { ($0.name, $0.summary) }).described(summary)
    let choices = cases.map { name, summary, fields in
      let own = OptionField(key, ValueSchema(["const": .text(name)]), summary, isRequired: true)
      return JSONItem.object([
        "if": .object([
          "properties": .object([key: .object(["const": .text(name)])]), "required": .texts([key]),
        ]), "then": ValueSchema.mapping([own] + fields).json,
      ])
    }
    return ValueSchema([
      "type": .text("object"), "properties": .object([key: words.json]), "required": .texts([key]),
      "allOf": .list(choices),
    ])
  }

  /// Returns the schema of the first choice whose keys are all present; `last` if there is no such choice.
  package static func firstWith(
    _ choices: [(keys: [String], schema: ValueSchema)], else last: ValueSchema
  ) -> ValueSchema {
    choices.reversed().reduce(last) { rest, choice in
      ValueSchema([
        "if": .object(["type": .text("object"), "required": .texts(choice.keys)]), "then": choice.schema.json,
        "else": rest.json,
      ])
    }
  }

  /// Returns a reference to a definition of the file.
  package static func part(_ name: String) -> ValueSchema {
    ValueSchema(["$ref": .text("#/definitions/\(name)")])
  }
}

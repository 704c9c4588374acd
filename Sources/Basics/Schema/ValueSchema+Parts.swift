// Schemas that are made of others.
extension ValueSchema {
  package static func either(_ schemas: ValueSchema...) -> ValueSchema {
    ValueSchema(["anyOf": .list(schemas.map(\.json))])
  }

  /// - Parameter count: how many there may be; at least one by default.
  package static func list(of schema: ValueSchema, count: ClosedRange<Int> = 1 ... .max) -> ValueSchema {
    var keywords: [String: JSONItem] = [
      "type": .text("array"), "items": schema.json, "minItems": .wholeNumber(count.lowerBound),
    ]
    if count.upperBound < .max { keywords["maxItems"] = .wholeNumber(count.upperBound) }
    return ValueSchema(keywords)
  }

  /// One value, or a list of them.
  package static func oneOrMore(_ schema: ValueSchema) -> ValueSchema { .either(schema, .list(of: schema)) }

  /// `[low, high]`
  package static let ends = ValueSchema.list(of: .anyNumber, count: 2...2)

  /// Keys that the user chooses, each with a value of one kind.
  ///
  /// - Parameter names: what they may be; nil for any.
  package static func mapping(of value: ValueSchema, names: ValueSchema? = nil) -> ValueSchema {
    var schema = ValueSchema([
      "type": .text("object"), "additionalProperties": value.json, "minProperties": .wholeNumber(1),
    ])
    if let names { schema = schema.with("propertyNames", names.json) }
    return schema
  }

  /// Keys that are known, and no others.
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

  /// A mapping whose keys depend on the word that one of them has.
  ///
  /// - Parameters:
  ///   - key: which must be there.
  ///   - cases: for each of its words what the word means, and the other keys.
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

  /// The first whose keys are there; else the last.
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

  /// One of the definitions of the file.
  package static func part(_ name: String) -> ValueSchema {
    ValueSchema(["$ref": .text("#/definitions/\(name)")])
  }
}

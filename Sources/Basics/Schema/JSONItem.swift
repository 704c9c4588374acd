/// A JSON value. Encoders in this program write the keys of an object in sorted order.
package indirect enum JSONItem: Sendable, Equatable {
  case text(String)
  case number(Double)
  case wholeNumber(Int)
  case truth(Bool)
  case list([JSONItem])
  case object([String: JSONItem])

  package static func texts(_ texts: [String]) -> JSONItem { .list(texts.map(JSONItem.text)) }
}

extension JSONItem: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .wholeNumber(let number): try container.encode(number)
    case .truth(let truth): try container.encode(truth)
    case .list(let items): try container.encode(items)
    case .object(let members): try container.encode(members)
    }
  }
}

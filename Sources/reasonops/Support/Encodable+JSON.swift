import Platform

extension Encodable {
  /// For people and programs: keys in snake case and in order, and the version of the form.
  var asJSON: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      // JSON has no such numbers.
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(VersionedReport(content: self)), as: UTF8.self)
    }
  }
}

/// What a command prints under `--json`: the keys of a report, and one for the version of their form.
private struct VersionedReport<Content: Encodable>: Encodable {
  let content: Content

  private enum CodingKeys: String, CodingKey { case formatVersion }

  /// Changes whenever a key goes or means something else.
  private static var version: Int { 1 }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(Self.version, forKey: .formatVersion)
  }
}

import Platform

extension Encodable {
  /// The value as JSON with sorted keys in snake case, and the version of the format.
  var asJSON: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      // JSON has no infinities and no NaN.
      encoder.nonConformingFloatEncodingStrategy = .convertToString(
        positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(VersionedReport(content: self)), as: UTF8.self)
    }
  }
}

/// The output of a command with `--json`: the keys of its report, and `format_version`.
private struct VersionedReport<Content: Encodable>: Encodable {
  let content: Content

  private enum CodingKeys: String, CodingKey { case formatVersion }

  /// The version of the format. It changes whenever a key is removed or changes its meaning.
  private static var version: Int { 1 }

  func encode(to encoder: any Encoder) throws {
    try content.encode(to: encoder)
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(Self.version, forKey: .formatVersion)
  }
}

import Basics
import Platform
import Tables

/// Reads `run.json` as a table of one row. Names of nested fields are joined by dots, and lists are joined by commas. The
/// words of a command are joined by spaces, and quoted where they contain spaces.
enum RunFacts {
  static func table(path: String) throws(Diagnostic) -> Table {
    try table(try InputFile.bytes(at: path), file: path)
  }

  static func table(_ bytes: [UInt8], file: String) throws(Diagnostic) -> Table {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object(let facts) = value
    else {
      throw Diagnostic(
        .badData, "not a JSON object, so nothing about the run is known",
        hint: "restore it from a copy, or move it away to render without it", at: SourceLocation(file: file))
    }
    return Table(columns(facts, prefix: "") + gridName(facts))
  }

  /// Returns the column `grid`: the name of the grid file without folder and extension.
  private static func gridName(_ facts: [String: JSONValue]) -> [Column] {
    guard case .object(let grid)? = facts["grid"], case .text(let file)? = grid["file"] else { return [] }
    let name = file.split(separator: "/").last.map { $0.split(separator: ".").first ?? $0 }
    return [Column("grid", texts: [name.map(String.init)])]
  }

  private static func columns(_ facts: [String: JSONValue], prefix: String) -> [Column] {
    facts.sorted { $0.key < $1.key }.flatMap { key, value -> [Column] in
      switch value {
      case .object(let inner): columns(inner, prefix: "\(prefix)\(key).")
      case .number(let number): [Column(prefix + key, numbers: [number])]
      case .list(let words) where key == "command":
        [Column(prefix + key, texts: [words.compactMap(\.text).map(shellWord).joined(separator: " ")])]
      case .text, .truth, .list, .null: [Column(prefix + key, texts: [value.text])]
      }
    }
  }
}

private func shellWord(_ word: String) -> String {
  word.isEmpty || word.utf8.contains(UInt8(ascii: " ")) ? word.quotedForShell : word
}

private enum JSONValue: Decodable {
  case object([String: JSONValue])
  case list([JSONValue])
  case number(Double)
  case truth(Bool)
  case text(String)
  case null

  init(from decoder: Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  var text: String? {
    switch self {
    case .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .number(let number): NumberText.shortest(number)
    case .list(let items): items.compactMap(\.text).joined(separator: ", ")
    case .object, .null: nil
    }
  }
}

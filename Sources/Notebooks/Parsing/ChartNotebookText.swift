import Basics

/// A notebook of one chart as text: what a command was told, so that it can be rendered and gone on with.
package struct ChartNotebookText {
  private let options: [(name: String, values: [String])]
  private let file: String
  private let table: [(name: String, values: [String])]

  /// How such a file begins, and no other.
  package static let beginning = "---\n# A chart of reasonops plot.\n"

  /// - Parameters:
  ///   - options: of the chart, by the names that a cell has for them, or `y_scale` for a key within `y`.
  ///   - file: the data, from the folder of the notebook.
  ///   - table: how the data are written, by the keys of the front matter, and `type`: `column=number`.
  package init(
    _ options: [(name: String, values: [String])], file: String, table: [(name: String, values: [String])]
  ) {
    self.options = options
    self.file = file
    self.table = table
  }

  package var text: String {
    Self.beginning + (["title: " + Self.quoted("A chart of " + file), data] + types).joined(separator: "\n")
      + "\n---\n\n```chart\nlabel: chart\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private var data: String {
    let said = table.filter { $0.name != "type" }.map { option in
      // A mapping is typed as one.
      "\(option.name): " + (option.name == "columns_to_rows" ? option.values.joined() : Self.value(option.values))
    }
    return "data: {results: {" + (["file: " + Self.quoted(file)] + said).joined(separator: ", ") + "}}"
  }

  private var types: [String] {
    let types = table.filter { $0.name == "type" }.flatMap(\.values).map { text in
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      return Self.quoted(parts[0]) + ": " + Self.quoted(parts.count > 1 ? parts[1] : "")
    }
    return types.isEmpty ? [] : ["types: {" + types.joined(separator: ", ") + "}"]
  }

  private var lines: [String] {
    let within = ChannelOption.summaries.map(\.name)
    return options.filter { !within.contains($0.name) }.map { option in
      let keys = options.filter { within.contains($0.name) && $0.name.hasPrefix(option.name + "_") }
      guard !keys.isEmpty else { return "\(option.name): " + Self.value(option.values) }
      let mapping = keys.map { key in
        let name = String(key.name.dropFirst(option.name.count + 1))
        return "\(name): " + (name == "domain" ? "[\(key.values.joined())]" : Self.value(key.values))
      }
      return "\(option.name): {" + (["value: " + Self.value(option.values)] + mapping).joined(separator: ", ") + "}"
    }
  }

  private static func value(_ values: [String]) -> String {
    values.count == 1 ? quoted(values[0]) : "[" + values.map(quoted).joined(separator: ", ") + "]"
  }

  /// As YAML writes a text on one line.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"", "\\": "\\" + String(scalar)
        case "\n": "\\n"
        case _ where scalar.value < 32 || scalar.value == 127:
          "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }.joined() + "\""
  }
}

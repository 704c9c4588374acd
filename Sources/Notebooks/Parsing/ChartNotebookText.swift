import Basics

/// The text of a notebook with one chart, made of a command's options, so that the user can render and extend it.
package struct ChartNotebookText {
  private let options: [(name: String, values: [String])]
  private let file: String
  private let table: [(name: String, values: [String])]
  private let named: (cell: [[String]], replicate: [String])?

  /// The beginning of every such file. No other file begins like this.
  package static let beginning = "---\n# A chart of reasonops plot.\n"

  /// - Parameters:
  ///   - options: The options of the chart, by their names in cells; `y_scale` is the key `scale` of `y`.
  ///   - file: The path of the data, from the folder of the notebook.
  ///   - table: The format of the data, by the keys of the front matter, and `type`, such as `column=number`.
  ///   - identity: The columns of cells and trials; nil if the command does not name them.
  package init(
    _ options: [(name: String, values: [String])], file: String, table: [(name: String, values: [String])],
    identity: (cell: [[String]], replicate: [String])? = nil
  ) {
    self.options = options
    self.file = file
    self.table = table
    named = identity
  }

  /// The text of the notebook file.
  package var text: String {
    Self.beginning + (["title: A chart", data] + types + identity).joined(separator: "\n")
      + "\n---\n\n```chart\nlabel: chart\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private var data: String {
    let said = table.filter { $0.name != "type" }.map { option in
      // `columns_to_rows` is already typed as a YAML mapping.
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

  /// Several columns that form one axis get a joint name.
  private var identity: [String] {
    guard let named else { return [] }
    func list(_ names: [String]) -> String { "[" + names.map(Self.quoted).joined(separator: ", ") + "]" }
    let joint = named.cell.filter { $0.count > 1 }.map { Self.quoted(FrontMatter.axisName($0)) + ": " + list($0) }
    let keys = [("cell", named.cell.map(FrontMatter.axisName)), ("replicate", named.replicate)].filter { !$0.1.isEmpty }
    let columns = joint.isEmpty ? [] : ["columns: {" + joint.joined(separator: ", ") + "}"]
    return columns + ["identity: {" + keys.map { "\($0.0): " + list($0.1) }.joined(separator: ", ") + "}"]
  }

  private var lines: [String] {
    let within = ChannelOption.summaries.map(\.name)
    let given = options.filter { !within.contains($0.name) }
    // A channel without a value is written if one of its keys is given. It then shows its usual value.
    let unnamed = options.compactMap { option -> String? in
      guard within.contains(option.name), let end = option.name.lastIndex(of: "_") else { return nil }
      return String(option.name[..<end])
    }.filter { name in !given.contains { $0.name == name } }
    var seen: Set<String> = []
    let usual = unnamed.filter { seen.insert($0).inserted }.map { (name: $0, values: [String]()) }
    return (given + usual).map { line($0, options.filter { within.contains($0.name) }) }
  }

  private func line(
    _ option: (name: String, values: [String]), _ within: [(name: String, values: [String])]
  ) -> String {
    let keys = within.filter { $0.name.hasPrefix(option.name + "_") }
    guard !keys.isEmpty else { return "\(option.name): " + Self.value(option.values) }
    let mapping = keys.map { key in
      let name = String(key.name.dropFirst(option.name.count + 1))
      let ends = key.values.joined().split { ", []".contains($0) }
      return "\(name): " + (name == "domain" ? "[\(ends.joined(separator: ", "))]" : Self.value(key.values))
    }
    let value = option.values.isEmpty ? [] : ["value: " + Self.value(option.values)]
    return "\(option.name): {" + (value + mapping).joined(separator: ", ") + "}"
  }

  private static func value(_ values: [String]) -> String {
    values.count == 1 ? quoted(values[0]) : "[" + values.map(quoted).joined(separator: ", ") + "]"
  }

  /// Returns true for control characters, line separators and other scalars that YAML must escape.
  private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32 || (127..<160).contains(scalar.value)
      || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
  }

  /// Returns the text as a double-quoted YAML scalar on one line.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"", "\\": "\\" + String(scalar)
        case "\n": "\\n"
        case _ where isSpecial(scalar):
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
            + String(scalar.value, radix: 16)
        default: String(scalar)
        }
      }.joined() + "\""
  }
}

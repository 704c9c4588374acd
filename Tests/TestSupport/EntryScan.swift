import Foundation

/// Searches the source for entries that are not in their list, so that a forgotten line in `all` is an error too.
///
/// It reads text, not types. A file declares an entry by `static let name = Entry(`, or it declares a type that the
/// list refers to, directly or through other files.
package struct EntryScan {
  /// The type in the name of the list, such as `Mark` in `Mark.all`.
  private let entry: String
  /// The member in the name of the list, such as `all` in `Mark.all`.
  private let member: String
  /// The file with the list, relative to the package's folder.
  private let listFile: String
  /// The files and folders in which entries are declared. `Formats/*Format.swift` stands for several files.
  private let places: [String]

  package init(entry: String, member: String, in listFile: String, places: [String]) {
    self.entry = entry
    self.member = member
    self.listFile = listFile
    self.places = places
  }

  private var list: String { "\(entry).\(member)" }

  /// Returns what is missing, in words for the author of an entry; empty if nothing is.
  package func problems() throws -> [String] {
    let listText = try Self.code(of: listFile)
    let files = Set(places.flatMap(Self.swiftFiles) + [listFile]).sorted()
    let texts = try Dictionary(uniqueKeysWithValues: files.map { ($0, try Self.code(of: $0)) })
    guard let (listed, parts) = Self.listing(member, in: listText, texts) else {
      return ["\(listFile) does not declare '\(list)'"]
    }
    // A list can have elements of another type: `all: [LintRule]` is a list of `LintRule`.
    let element = Self.body(of: member, in: listText)?.firstMatch(of: #/^: \[(\w+)\] =/#)?.output.1
    let declared = files.flatMap { file in
      Self.entries(of: element.map(String.init) ?? entry, in: texts[file]!).map { (file: file, name: $0) }
    }
    let missing = declared.filter { !listed.contains($0.name) }.map {
      "\($0.file) declares '\($0.name)', which is not in \(list): add .\($0.name) to '\(member)' in \(listFile)"
    }
    let shared = places.filter { !$0.hasSuffix(".swift") || $0.contains("*") }
    let reached = Self.reached(from: [listFile] + parts + declared.map(\.file), texts)
    let unreached = Set(shared.flatMap(Self.swiftFiles)).subtracting(reached).sorted().map {
      "nothing in \(list) leads to \($0): declare its entry there and add it to '\(member)' in \(listFile)"
    }
    return missing + unreached
  }

  /// Returns the names of the entries of a type that a file declares.
  private static func entries(of entry: String, in text: String) -> [String] {
    let pattern = try! Regex<(Substring, Substring)>("static let (\\w+)(?:: \(entry))? = \(entry)(?:\\.\\w+)?\\(")
    return text.matches(of: pattern).map { String($0.output.1) }
  }

  /// Returns the words of a list and of the lists that it is composed of, and the files that declare the latter.
  private static func listing(
    _ member: String, in text: String, _ texts: [String: String]
  ) -> (words: Set<String>, files: [String])? {
    guard let body = body(of: member, in: text) else { return nil }
    var (words, files) = (Self.words(of: body), [String]())
    for word in words {
      for (file, text) in texts {
        guard let part = Self.body(of: word, in: text), part.firstMatch(of: #/^(: \[\w+\])? =\s*\[/#) != nil else {
          continue
        }
        words.formUnion(Self.words(of: part))
        files.append(file)
      }
    }
    return (words, files)
  }

  /// Returns the source of a declaration: its line, and the following lines that are indented further or close a
  /// bracket.
  private static func body(of member: String, in text: String) -> String? {
    let lines = text.components(separatedBy: "\n")
    let declaration = "static let \(member)"
    guard
      let start = lines.firstIndex(where: { line in
        line.firstRange(of: declaration).map { ": =".contains(line[$0.upperBound...].first ?? "_") } == true
      })
    else { return nil }
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    let rest = lines[(start + 1)...].prefix { line in
      line.allSatisfy { $0 == " " } || indent(line) > indent(lines[start]) || ")]}".contains(line.first { $0 != " " }!)
    }
    return ([lines[start].components(separatedBy: declaration)[1]] + rest).joined(separator: "\n")
  }

  /// Returns the files that can be reached from some files, by the types that they name.
  private static func reached(from start: [String], _ texts: [String: String]) -> Set<String> {
    var reached = Set(start)
    var open = start
    let declarations = texts.mapValues { text in
      text.matches(of: #/(?:struct|enum|class|protocol) (\w+)/#).map { String($0.output.1) }
    }
    while let file = open.popLast() {
      let words = words(of: texts[file] ?? "")
      for (other, types) in declarations where !reached.contains(other) && types.contains(where: words.contains) {
        reached.insert(other)
        open.append(other)
      }
    }
    return reached
  }

  private static func words(of text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
  }

  /// Returns the source of a file without comment lines, since those may name types that the code does not use.
  private static func code(of path: String) throws -> String {
    try String(contentsOfFile: "\(Program.root)/\(path)", encoding: .utf8).components(separatedBy: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
  }

  /// Returns the Swift files in a folder, or those that match a name with `*`.
  private static func swiftFiles(_ place: String) -> [String] {
    if let star = place.firstIndex(of: "*") {
      let folder = String(place[...(place[..<star].lastIndex(of: "/") ?? star)])
      let end = place[place.index(after: star)...]
      return swiftFiles(folder).filter { $0.hasPrefix(place[..<star]) && $0.hasSuffix(end) }
    }
    if place.hasSuffix(".swift") { return [place] }
    let names = FileManager.default.enumerator(atPath: "\(Program.root)/\(place)")?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".swift") }.map { "\(place)\(place.hasSuffix("/") ? "" : "/")\($0)" }
  }
}

import Basics

/// Finds syntax of other notebook programs that has no meaning here. It would be printed as it is, or lost, so each
/// case is reported with a hint. Looks at single lines only.
struct ForeignSyntax {
  let problems: ProblemList
  /// Returns true if a file is in the notebook's folder; nil if this cannot be known.
  let hasFile: ((String) -> Bool)?

  func check(_ source: NotebookSource) {
    var fence: Fence?
    var paragraph: String?
    for (index, line) in source.lines.enumerated() {
      let text = source.text(line, line: index + 1)
      if let open = fence {
        if open.isClosed(by: line) { fence = nil } else { checkOption(text) }
      } else if let opened = Fence(opening: line) {
        fence = opened
        checkLanguage(text)
      } else {
        checkDivision(text)
        paragraph = line.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? nil : paragraph ?? line
        checkInlines(text, isInPicture: paragraph?.drop { $0 == " " }.hasPrefix("![") ?? false)
      }
    }
  }

  private func report(_ message: String, _ hint: String, _ line: SourceText, at offset: Int) {
    problems.report(message, hint: hint, at: line.location(offset: offset))
  }

  /// Checks fences such as ```` ```{python} ````, ```` ```{r, echo=FALSE} ````, ```` ```{.python .numberLines} ```` and
  /// ```` ```python title="a.py" ````.
  private func checkLanguage(_ line: SourceText) {
    let info = line.text.unicodeScalars.drop { " `~".unicodeScalars.contains($0) }
    // Braces are valid behind `math`: a displayed formula may have a label.
    guard !info.starts(with: "{{".unicodeScalars), !info.starts(with: "math ".unicodeScalars) else { return }
    let language = info.prefix { $0 != "{" && !$0.properties.isWhitespace }
    let rest = info[language.endIndex...].drop(while: \.properties.isWhitespace)
    guard !rest.isEmpty else { return }
    let offset = line.text.unicodeScalars.distance(from: line.text.unicodeScalars.startIndex, to: rest.startIndex)
    let content = String(scalars: rest.dropFirst().prefix { $0 != "}" })
    guard language.isEmpty, !content.hasPrefix("."), !content.hasPrefix("#") else {
      let named = content.drop { ".=#".contains($0) }.prefix { $0.isLetter || $0.isNumber }
      return report(
        "code has no classes and attributes here: '\(String(scalars: rest).trimmingSpaces)'",
        "write ```\(language.isEmpty ? String(named) : String(scalars: language)) and nothing more", line, at: offset)
    }
    let name = content.drop { $0 == "=" }.prefix { $0.isLetter || $0.isNumber }
    report(
      "'{\(content)}' is a cell of another program, and no code is run here",
      "write ```\(name) to show the code; charts, tables and values are computed by ```chart, ```table and {{ mean(x) }}",
      line, at: offset)
  }

  /// Checks lines such as `#| label: fig-one` inside a fence.
  private func checkOption(_ line: SourceText) {
    guard line.text.hasPrefix("#| ") || line.text.hasPrefix("//| ") else { return }
    report(
      "'#|' begins an option of another program's cell, and means nothing here",
      "write options as lines of a ```chart or ```table cell, such as 'caption: …', or leave the line out", line, at: 0)
  }

  /// Checks lines such as `::: {.callout-note}`.
  private func checkDivision(_ line: SourceText) {
    guard line.text.drop(while: { $0 == " " }).hasPrefix(":::") else { return }
    report(
      "':::' begins a part of another program's notebook, and means nothing here",
      "write a ```note cell for a callout, a ```figure cell for panels, or <!-- when … --> and <!-- end --> for a condition",
      line, at: line.text.unicodeScalars.prefix { $0 == " " }.count)
  }

  /// - Parameter isInPicture: True if the paragraph begins with a picture, which may have attributes.
  private func checkInlines(_ line: SourceText, isInPicture: Bool) {
    guard line.text.contains("](") || line.text.contains("]:") || line.text.contains("{") else { return }
    let scalars = Self.withoutCode(Array(line.text.unicodeScalars))
    for index in scalars.indices where scalars[index] == "{" && !(isInPicture && scalars[..<index].last == ")") {
      checkAttributes(scalars, at: index, line)
    }
    var openings: [Int] = []
    for (index, scalar) in scalars.enumerated() {
      if scalar == "[" { openings.append(index) }
      guard scalar == "]", let opening = openings.popLast() else { continue }
      let isPicture = opening > 0 && scalars[opening - 1] == "!"
      if scalars[(index + 1)...].first == "(", !isPicture { checkFile(scalars, at: index + 2, line) }
    }
    if let start = Self.definedAddress(in: Array(line.text.unicodeScalars)) { checkFile(scalars, at: start, line) }
  }

  /// Returns the index of the address in `[label]: address "title"`; nil for any other line.
  private static func definedAddress(in line: [Unicode.Scalar]) -> Int? {
    guard let open = line.firstIndex(where: { $0 != " " && $0 != ">" }), line[open] == "[",
      let close = line[open...].firstIndex(of: "]"), close > open + 1, !"^@".unicodeScalars.contains(line[open + 1]),
      line[(close + 1)...].first == ":",
      let start = line[(close + 2)...].firstIndex(where: { $0 != " " && $0 != "\t" })
    else { return nil }
    let end = line[start] == "<" ? line[start...].firstIndex(of: ">").map { $0 + 1 } : nil
    let behind = line[(end ?? line[start...].firstIndex(where: \.properties.isWhitespace) ?? line.count)...]
    let title = behind.drop { $0 == " " || $0 == "\t" }
    return title.isEmpty || (title.count < behind.count && "\"'(".unicodeScalars.contains(title[title.startIndex]))
      ? start : nil
  }

  /// The most characters of attributes or an address. The limit keeps the time linear in the length of a line.
  private static let longest = 1_000

  /// Checks braces as in `# Title {.class}`, `[text]{.class}` and `` `code`{.python} ``.
  private func checkAttributes(_ line: [Unicode.Scalar], at start: Int, _ place: SourceText) {
    let isHeading = line.first == "#" && start > 0 && line[start - 1] == " "
    let isBehind = start > 0 && "])`".unicodeScalars.contains(line[start - 1])
    guard isHeading || isBehind else { return }
    let rest = line[(start + 1)...].prefix(Self.longest)
    guard rest.contains("}") else { return }
    let content = String(scalars: rest.prefix { $0 != "}" })
    let looksLikeIt = content.wholeMatch(of: /[.#][A-Za-z][\w:.-]*.*|\w+=.*/) != nil
    guard looksLikeIt else { return }
    if isHeading, let braces = HeadingBraces(endOf: place.text) {
      guard let word = braces.unknown, let range = content.firstRange(of: word) else { return }
      let offset = start + 1 + content.unicodeScalars[..<range.lowerBound].count
      return problems.report(HeadingBraces.problem(word, at: place.location(offset: offset)))
    }
    report(
      "classes and attributes have no meaning here: '{\(content)}'",
      isHeading ? HeadingBraces.rule : "write *emphasis* or **strong words**, or leave it out", place, at: start)
  }

  /// Checks that the file exists in `[text](file.csv)` or `[label]: file.csv`.
  private func checkFile(_ line: [Unicode.Scalar], at start: Int, _ place: SourceText) {
    guard let hasFile, start < line.count else { return }
    let inBrackets = line[start...].first == "<"
    let rest = line[(inBrackets ? start + 1 : start)...].prefix(Self.longest)
    let address = String(scalars: rest.prefix { inBrackets ? $0 != ">" : !$0.properties.isWhitespace && $0 != ")" })
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    guard !path.isEmpty, !path.hasPrefix("//"), !path.contains("{"),
      !Self.hasScheme(path)
    else { return }
    guard !hasFile(path.replacing("%20", with: " ")) else { return }
    report(
      "no such file: '\(path)'", "links lead to files in the notebook's folder, or to https://…", place,
      at: inBrackets ? start + 1 : start)
  }

  /// Returns true if the address begins with a scheme, such as `https:` or `mailto:`.
  private static func hasScheme(_ address: String) -> Bool {
    let scheme = address.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < address.utf8.count, let first = scheme.first else { return false }
    return Unicode.Scalar(first).properties.isAlphabetic
      && scheme.allSatisfy {
        $0 < 0x80 && (Unicode.Scalar($0).properties.isAlphabetic || "0123456789+.-".utf8.contains($0))
      }
  }

  /// Returns the line with spaces in place of code and of escaped characters.
  private static func withoutCode(_ line: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var result = line
    var unclosed: Set<Int> = []
    var index = 0
    while index < line.count {
      if line[index] == "\\", index + 1 < line.count {
        result[index + 1] = " "
        index += 2
        continue
      }
      guard line[index] == "`" else {
        index += 1
        continue
      }
      let ticks = line[index...].prefix { $0 == "`" }.count
      var end = unclosed.contains(ticks) ? line.count : index + ticks
      while end < line.count, !(line[end] == "`" && line[end...].prefix { $0 == "`" }.count == ticks) {
        end += line[end] == "`" ? line[end...].prefix { $0 == "`" }.count : 1
      }
      if end >= line.count { unclosed.insert(ticks) }
      if end < line.count { for inner in index + ticks..<end { result[inner] = " " } }
      index = end < line.count ? end + ticks : index + ticks
    }
    return result
  }
}

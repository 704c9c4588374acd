import Basics

/// What notebooks of other programs are written with and these are not. It would come out as it stands, or be lost, so each
/// is named with what to write instead. Looks at lines only.
struct ForeignSyntax {
  let problems: ProblemList
  /// Whether a file is in the notebook's folder; nil where nobody knows.
  let hasFile: ((String) -> Bool)?

  func check(_ source: NotebookSource) {
    var fence: Fence?
    for (index, line) in source.lines.enumerated() {
      let text = source.text(line, line: index + 1)
      if let open = fence {
        if open.isClosed(by: line) { fence = nil } else { checkOption(text) }
      } else if let opened = Fence(opening: line) {
        fence = opened
        checkLanguage(text)
      } else {
        checkDivision(text)
        checkInlines(text)
      }
    }
  }

  private func report(_ message: String, _ hint: String, _ line: SourceText, at offset: Int) {
    problems.report(message, hint: hint, at: line.location(offset: offset))
  }

  /// ```` ```{python} ````, ```` ```{r, echo=FALSE} ````, ```` ```{.python .numberLines} ````.
  private func checkLanguage(_ line: SourceText) {
    let info = line.text.drop { $0 == " " || $0 == "`" || $0 == "~" }
    guard let brace = info.firstIndex(of: "{"), !info.hasPrefix("{{") else { return }
    let offset = line.text.distance(from: line.text.startIndex, to: brace)
    let content = info[info.index(after: brace)...].prefix { $0 != "}" }
    let name = content.drop { ".=#".contains($0) }.prefix { $0.isLetter || $0.isNumber }
    guard !content.hasPrefix(".") && !content.hasPrefix("#") else {
      return report(
        "code has no classes and attributes here: '{\(content)}'", "write ```\(name) and nothing more", line, at: offset
      )
    }
    report(
      "'{\(content)}' is a cell of another program, and no code is run here",
      "write ```\(name) to show the code; charts, tables and values are computed by ```chart, ```table and {{ mean(x) }}",
      line, at: offset)
  }

  /// `#| label: fig-one` at the head of a cell.
  private func checkOption(_ line: SourceText) {
    guard line.text.hasPrefix("#| ") || line.text.hasPrefix("//| ") else { return }
    report(
      "'#|' begins an option of another program's cell, and means nothing here",
      "write options as lines of a ```chart or ```table cell, such as 'caption: …', or leave the line out", line, at: 0)
  }

  /// `::: {.callout-note}`.
  private func checkDivision(_ line: SourceText) {
    guard line.text.drop(while: { $0 == " " }).hasPrefix(":::") else { return }
    report(
      "':::' begins a part of another program's notebook, and means nothing here",
      "write a ```note cell for a callout, a ```figure cell for panels, or <!-- when … --> and <!-- end --> for a condition",
      line, at: line.text.prefix { $0 == " " }.count)
  }

  private func checkInlines(_ line: SourceText) {
    guard line.text.contains("](") || line.text.contains("]:") || line.text.contains("{") else { return }
    let characters = Self.withoutCode(Array(line.text))
    for index in characters.indices where characters[index] == "{" { checkAttributes(characters, at: index, line) }
    var openings: [Int] = []
    for (index, character) in characters.enumerated() {
      if character == "[" { openings.append(index) }
      guard character == "]", let opening = openings.popLast() else { continue }
      let isPicture = opening > 0 && characters[opening - 1] == "!"
      if characters[(index + 1)...].first == "(", !isPicture { checkFile(characters, at: index + 2, line) }
    }
    let definition = /[ >]*\[[^\]^@][^\]]*\]:[ \t]*(?=(?:<[^>]*>|\S+)(?:[ \t]+[\x22'(].*)?[ \t]*$)/
    if let label = line.text.prefixMatch(of: definition) {
      checkFile(characters, at: label.output.count, line)
    }
  }

  /// Attributes and addresses are shorter; so a line takes no longer than it is long.
  private static let longest = 1_000

  /// `# Title {.class}`, `[text]{.class}`, `` `code`{.python} ``.
  private func checkAttributes(_ line: [Character], at start: Int, _ place: SourceText) {
    let isHeading = line.first == "#" && start > 0 && line[start - 1] == " "
    let isBehind = start > 0 && "])`".contains(line[start - 1])
    guard isHeading || isBehind else { return }
    let rest = line[(start + 1)...].prefix(Self.longest)
    guard rest.contains("}") else { return }
    let content = String(rest.prefix { $0 != "}" })
    let isPicture = isBehind && place.text.drop(while: { $0 == " " }).hasPrefix("![")
    let looksLikeIt = content.wholeMatch(of: /[.#][A-Za-z][\w:.-]*.*|\w+=.*/) != nil
    guard looksLikeIt, !isPicture else { return }
    report(
      "classes and attributes have no meaning here: '{\(content)}'",
      isHeading
        ? "a reference to a section is [@sec:title-of-the-section]"
        : "write *emphasis* or **strong words**, or leave it out",
      place, at: start)
  }

  /// The address in `[text](file.csv)` and `[label]: file.csv`.
  private func checkFile(_ line: [Character], at start: Int, _ place: SourceText) {
    guard let hasFile, start < line.count else { return }
    let inBrackets = line[start...].first == "<"
    let rest = line[(inBrackets ? start + 1 : start)...].prefix(Self.longest)
    let address = String(rest.prefix { inBrackets ? $0 != ">" : !$0.isWhitespace && $0 != ")" })
    let path = String(address.prefix { $0 != "#" && $0 != "?" })
    guard !path.isEmpty, !path.hasPrefix("//"), !path.contains("{"),
      path.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.-]*:/) == nil
    else { return }
    guard !hasFile(path.replacing("%20", with: " ")) else { return }
    report(
      "no such file: '\(path)'", "links lead to files in the notebook's folder, or to https://…", place,
      at: inBrackets ? start + 1 : start)
  }

  /// The characters of code and of what a backslash precedes as spaces.
  private static func withoutCode(_ line: [Character]) -> [Character] {
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

import Basics
import Documents
import Formulas

/// Turns the value of a BibTeX field into running text. Accents and special letters become Unicode, font commands
/// become styles, and braces are dropped.
struct TeXReader {
  private var scalars: [Unicode.Scalar]
  private var position = 0
  private var isMathematics = false
  private let macros: [String: TeXMacro]
  /// The commands that are not known, in order.
  private(set) var unknown: [String] = []
  /// The number of open braces and arguments.
  private var depth = 0
  /// The number of macros that were expanded. It is limited because a macro can expand to itself.
  private var expansions = 0

  init(_ text: String, macros: [String: TeXMacro] = [:]) {
    scalars = Array(text.unicodeScalars)
    self.macros = macros
  }

  mutating func inlines() -> [Inline] {
    var result: [Inline] = []
    // A closing brace without a partner ends `group()`, so reading goes on behind it.
    while position < scalars.count { result += group() }
    return result.trimmed
  }

  /// Reads up to the brace that ends the group, or to the end of the text.
  private mutating func group() -> [Inline] {
    var run = InlineRun()
    var formula: FormulaStart?
    depth += 1
    defer { depth -= 1 }
    while let scalar = take() {
      switch scalar {
      case "}": return run.inlines
      case "{" where depth > Limit.nesting.most: stop("{")
      case "{": run.append(group())
      case "\\": command(into: &run)
      case "$":
        if isMathematics, let formula { readAgain(formula, &run) }
        if next == "$" { position += 1 }
        isMathematics.toggle()
        formula = FormulaStart(position: position, run: run, unknown: unknown.count, expansions: expansions)
      case "^" where isMathematics, "_" where isMathematics:
        run.append([.span(scalar == "^" ? .superscripted : .subscripted, argument())])
      default: isMathematics ? sign(scalar, &run) : letter(scalar, &run)
      }
    }
    return run.inlines
  }

  /// The state of the reader at the beginning of a formula.
  private struct FormulaStart {
    let position: Int
    let run: InlineRun
    let unknown: Int
    let expansions: Int
  }

  /// Replaces a formula that has commands beyond letters and scripts, such as `\frac`, by one that the parser of
  /// formulas has read. Does nothing if it cannot read it either. The position is behind the closing dollar.
  private mutating func readAgain(_ start: FormulaStart, _ run: inout InlineRun) {
    guard unknown.count > start.unknown, expansions == start.expansions,
      let formula = try? Formula(string(start.position..<position - 1))
    else { return }
    unknown.removeLast(unknown.count - start.unknown)
    run = start.run
    run.append([.formula(formula)])
  }

  /// Adds a letter of text: two hyphens make a dash, quotes become curved, and white space becomes one space.
  private mutating func letter(_ scalar: Unicode.Scalar, _ run: inout InlineRun) {
    switch scalar {
    case "~": run.append("\u{A0}")
    case "-":
      let count = 1 + takeWhile { $0 == "-" }
      run.append(count == 1 ? "-" : count == 2 ? "–" : "—")
    case "`": run.append(takeOne("`") ? "“" : "‘")
    case "'": run.append(takeOne("'") ? "”" : "’")
    case _ where scalar.properties.isWhitespace && scalar != "\u{A0}":
      if !run.endsWithSpace { run.append(" ") }
    default: run.append(String(scalar))
    }
  }

  /// Adds a letter of a formula: letters are italic, and white space is dropped.
  private mutating func sign(_ scalar: Unicode.Scalar, _ run: inout InlineRun) {
    switch scalar {
    case "-": run.append("−")
    case "'": run.append("′")
    case "~": run.append("\u{A0}")
    case _ where scalar.properties.isWhitespace: break
    case _ where scalar.properties.isAlphabetic: run.append([.emphasis([.text(String(scalar))])])
    default: run.append(String(scalar))
    }
  }

  // MARK: Commands

  private mutating func command(into run: inout InlineRun) {
    let name = commandName()
    if let accent = TeXSymbols.accents[name] { return run.append(accented(accent, name)) }
    if let symbol = TeXSymbols.text[name] ?? (isMathematics ? TeXSymbols.mathematics[name] : nil) {
      return run.append(symbol)
    }
    if isMathematics, TeXSymbols.functions.contains(name) {
      return run.append((run.endsWithWord ? " " : "") + name + (next?.properties.isAlphabetic == true ? " " : ""))
    }
    if let style = TeXStyle.commands[name] {
      let wasMathematics = isMathematics
      isMathematics = wasMathematics && !style.isText
      run.append(style.inlines(argument()))
      isMathematics = wasMathematics
    } else if let style = TeXStyle.declarations[name] {
      // A declaration holds to the end of its group. The closing brace is left for the caller, which reads that group.
      let content = group()
      if position > 0, scalars[position - 1] == "}" { position -= 1 }
      run.append(style.inlines(content))
    } else {
      other(name, &run)
    }
  }

  private mutating func other(_ name: String, _ run: inout InlineRun) {
    switch name {
    case "url", "path", "nolinkurl":
      let address = Self.address(rawArgument())
      run.append(Inline.linked([.text(address)], to: address))
    case "href":
      let address = Self.address(rawArgument())
      run.append(Inline.linked(argument(), to: address))
    case "char": _ = takeWhile { ("0"..."9").contains($0) }
    case "ensuremath":
      isMathematics.toggle()
      run.append(argument())
      isMathematics.toggle()
    case "(", ")", "[", "]": isMathematics = name == "(" || name == "["
    default:
      if let macro = macros[name], expansions < 1_000 { expand(macro) } else { unknown.append("\\" + name) }
    }
  }

  private mutating func expand(_ macro: TeXMacro) {
    expansions += 1
    let arguments = (0..<macro.argumentCount).map { _ in rawArgument() }
    let expansion = macro.expanded(arguments)
    guard scalars.count - position + expansion.utf8.count <= Limit.field.most else { return stop("\\newcommand") }
    scalars.replaceSubrange(..<position, with: expansion.unicodeScalars)
    position = 0
  }

  /// Stops reading, because the rest is nested too deeply or grows without end.
  private mutating func stop(_ sign: String) {
    unknown.append(sign)
    position = scalars.count
  }

  /// Reads a name of letters and the spaces behind it, or a name of one other sign.
  private mutating func commandName() -> String {
    let start = position
    _ = takeWhile { $0.isASCII && $0.properties.isAlphabetic }
    guard position == start else {
      defer { skipSpaces() }
      return string(start..<position)
    }
    return take().map { String($0) } ?? ""
  }

  private mutating func accented(_ accent: Unicode.Scalar, _ name: String) -> String {
    skipSpaces()
    let base = argument().plainText
    guard let first = base.first else { return name }
    return TeXSymbols.accented(first, accent) + base.dropFirst()
  }

  /// Reads an argument: a group in braces, a command or one letter.
  private mutating func argument() -> [Inline] {
    skipSpaces()
    guard depth <= Limit.nesting.most else {
      stop("{")
      return []
    }
    guard let scalar = take() else { return [] }
    depth += 1
    defer { depth -= 1 }
    var run = InlineRun()
    switch scalar {
    case "{": return group()
    case "}": position -= 1
    case "\\": command(into: &run)
    default: isMathematics ? sign(scalar, &run) : run.append(String(scalar))
    }
    return run.inlines
  }

  /// Reads an argument as it is written, without its braces.
  private mutating func rawArgument() -> String {
    skipSpaces()
    guard next == "{" else { return take().map { String($0) } ?? "" }
    let start = position + 1
    var depth = 0
    while let scalar = take() {
      if scalar == "{" { depth += 1 }
      if scalar == "}" { depth -= 1 }
      if scalar == "\\", take() == nil { break }
      if depth == 0 { return string(start..<position - 1) }
    }
    return string(start..<position)
  }

  // MARK: Scalars

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = next else { return nil }
    position += 1
    return scalar
  }

  private mutating func takeOne(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func takeWhile(_ holds: (Unicode.Scalar) -> Bool) -> Int {
    let start = position
    while let scalar = next, holds(scalar) { position += 1 }
    return position - start
  }

  private mutating func skipSpaces() { _ = takeWhile { $0.properties.isWhitespace } }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

/// Environments, and lines above each other.
extension FormulaCommand {
  static let tables: [FormulaCommand] = [
    .atom("begin", "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}") { parser, start throws(FormulaError) in
      try parser.nested(at: start) { parser throws(FormulaError) in try parser.environment(at: start) }
    },
    .atom("substack", "\\sum_{\\substack{a \\\\ b}} x") { parser, start throws(FormulaError) in
      guard parser.tokens.skip("{") else { throw .missingArgument(at: parser.tokens.position) }
      var table = FormulaTable(.lines)
      try parser.nested(at: start) { parser throws(FormulaError) in
        try parser.readRows(of: &table) { $0 == .scalar("}") }
      }
      guard parser.tokens.skip("}") else { throw .unclosed("{", at: start) }
      guard table.columnCount <= 1 else { throw .misplaced("&", at: start) }
      return FormulaAtom(.ordinary, .table(table))
    },
  ]
}

extension FormulaParser {
  /// Reads what follows `\begin`.
  fileprivate mutating func environment(at start: Int) throws(FormulaError) -> FormulaAtom {
    let place = tokens.position
    let environment = try environmentName()
    let name = environment.name
    let outer = (alphabet, color)
    environments.append(environment)
    defer {
      (alphabet, color) = outer
      environments.removeLast()
    }
    var table = FormulaTable(environment.kind)
    (table.left, table.right, table.isDisplayed) = (environment.left, environment.right, environment.isDisplayed)
    try readHead(environment, of: &table)
    try readRows(of: &table) { $0 == .command("end") }
    if let most = mostColumns(environment, table), table.rows.contains(where: { $0.count > most }) {
      throw FormulaError("'\(name)' has at most \(most) column\(most == 1 ? "" : "s") here", at: place)
    }
    guard tokens.skip(.command("end")) else {
      throw FormulaError("'\\begin{\(name)}' has no '\\end{\(name)}'", hint: "close it", at: start)
    }
    let end = tokens.position
    guard try environmentName().name == name else {
      throw FormulaError("this ends another environment than '\(name)'", hint: "write \\end{\(name)}", at: end)
    }
    let isFenced = table.left != nil || table.right != nil
    return FormulaAtom(isFenced ? .inner : .ordinary, .table(table))
  }

  /// Reads the name of an environment in braces.
  private mutating func environmentName() throws(FormulaError) -> FormulaEnvironment {
    let place = tokens.position
    let index = tokens.index
    let name = try tokens.readText()
    guard let environment = FormulaEnvironment.byName[name] else {
      throw .unknown(name, what: "environment", valid: FormulaEnvironment.all.map(\.name), at: place)
    }
    if let inner = environment.inner { edit(from: index, "{\(inner)}") }
    return environment
  }

  /// Returns the number of columns that LaTeX has room for, or nil if it is not limited.
  private func mostColumns(_ environment: FormulaEnvironment, _ table: FormulaTable) -> Int? {
    switch environment.head {
    case .columns: table.alignments.count
    case .alignment: Self.mostColumns
    case .none, .column, .count: environment.mostColumns
    }
  }

  private mutating func readHead(_ environment: FormulaEnvironment, of table: inout FormulaTable) throws(FormulaError) {
    switch environment.head {
    case .none: break
    case .columns:
      try readColumns(of: &table)
      table.hasMargins = true
    case .column:
      let start = tokens.position
      let letter = try tokens.readText()
      guard letter == "l" || letter == "c" else {
        throw FormulaError("'\(environment.name)' has one column", hint: "write {l} or {c}", at: start)
      }
      table.alignments = [letter == "l" ? .left : .center]
    case .count:
      let start = tokens.position
      guard let count = Int(try tokens.readText()), count > 0 else {
        throw FormulaError(
          "'\(environment.name)' needs a number of pairs", hint: "write \\begin{\(environment.name)}{2}", at: start)
      }
      table.isTight = true
    case .alignment:
      let start = tokens.position
      guard tokens.skip("[") else { return }
      guard case .scalar(let letter) = tokens.read(), let alignment = Self.alignments[letter], tokens.skip("]") else {
        throw FormulaError("a column is aligned by l, c or r", hint: "write [r]", at: start)
      }
      table.alignments = Array(repeating: alignment, count: Self.mostColumns)
    }
  }

  private static let alignments: [Unicode.Scalar: FormulaTable.Alignment] = ["l": .left, "c": .center, "r": .right]
  /// The number of columns that a starred matrix aligns.
  private static let mostColumns = 100

  /// Reads the alignments and rules of columns, such as `{l|cr}`.
  private mutating func readColumns(of table: inout FormulaTable) throws(FormulaError) {
    let start = tokens.position
    for sign in try tokens.readText().unicodeScalars where !sign.properties.isWhitespace {
      if let alignment = Self.alignments[sign] {
        table.alignments.append(alignment)
      } else if sign == "|" || sign == ":" {
        table.columnRules[table.alignments.count, default: []].append(sign == "|" ? .solid : .dashed)
      } else {
        throw FormulaError("'\(sign)' is no alignment of a column", hint: "write l, c, r, and | for a rule", at: start)
      }
    }
  }

  /// Reads cells separated by `&`, rows separated by `\\`, and the rules between rows.
  fileprivate mutating func readRows(
    of table: inout FormulaTable, until isEnd: (FormulaToken) -> Bool
  ) throws(FormulaError) {
    var row: [[FormulaNode]] = []
    readRules(of: &table)
    while true {
      row.append(try cell(until: isEnd))
      if tokens.skip("&") { continue }
      let place = tokens.position
      table.rows.append(row)
      row = []
      guard endsRow() else { break }
      if let gap = try optionalLength() { table.gaps[table.rows.count - 1] = gap }
      readRules(of: &table)
      if isEnd(tokens.next) { break }
      if table.rows.count > Self.mostRows {
        throw FormulaError("this table has too many rows", hint: "divide it", at: place)
      }
    }
    if let last = table.rows.last, table.rows.count > 1, last.count == 1, last[0].isEmpty { table.rows.removeLast() }
  }

  private static let mostRows = 500

  private mutating func endsRow() -> Bool {
    if tokens.skip(.command("\\")) { return true }
    guard tokens.next == .command("cr") || tokens.next == .command("newline") else { return false }
    tokens.skipSpaces()
    let index = tokens.index
    _ = tokens.read()
    edit(from: index, "\\\\ ")
    return true
  }

  private mutating func readRules(of table: inout FormulaTable) {
    while true {
      if tokens.skip(.command("hline")) {
        table.rowRules[table.rows.count, default: []].append(.solid)
      } else if tokens.skip(.command("hdashline")) {
        table.rowRules[table.rows.count, default: []].append(.dashed)
      } else {
        return
      }
    }
  }

  private mutating func cell(until isEnd: (FormulaToken) -> Bool) throws(FormulaError) -> [FormulaNode] {
    let outer = (alphabet, color)
    defer { (alphabet, color) = outer }
    let rowEnds = ["\\", "cr", "newline"].map(FormulaToken.command)
    return try list { $0 == .scalar("&") || rowEnds.contains($0) || isEnd($0) }
  }
}

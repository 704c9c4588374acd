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
      return FormulaAtom(.ordinary, .table(table))
    },
  ]
}

/// An environment `\begin{name}` … `\end{name}`.
struct FormulaEnvironment: Sendable {
  /// The argument after the name.
  enum Head {
    /// No argument.
    case none
    /// The alignments of columns, such as `{lcr}`.
    case columns
    /// The alignment of all columns, such as `[r]`, which may be missing.
    case alignment
    /// The number of pairs of columns, in braces.
    case count
  }

  let name: String
  let kind: FormulaTable.Kind
  var left: Unicode.Scalar?
  var right: Unicode.Scalar?
  var head = Head.none
  var isDisplayed = false

  static let all: [FormulaEnvironment] =
    [
      .init(name: "matrix", kind: .matrix), .init(name: "pmatrix", kind: .matrix, left: "(", right: ")"),
      .init(name: "bmatrix", kind: .matrix, left: "[", right: "]"),
      .init(name: "Bmatrix", kind: .matrix, left: "{", right: "}"),
      .init(name: "vmatrix", kind: .matrix, left: "|", right: "|"),
      .init(name: "Vmatrix", kind: .matrix, left: "‖", right: "‖"),
    ].flatMap { (matrix: FormulaEnvironment) -> [FormulaEnvironment] in
      let starred = FormulaEnvironment(
        name: matrix.name + "*", kind: .matrix, left: matrix.left, right: matrix.right, head: .alignment)
      return [matrix, starred]
    }
    + [
      .init(name: "smallmatrix", kind: .smallMatrix), .init(name: "array", kind: .matrix, head: .columns),
      .init(name: "darray", kind: .matrix, head: .columns, isDisplayed: true),
      .init(name: "subarray", kind: .lines, head: .columns), .init(name: "cases", kind: .cases, left: "{"),
      .init(name: "dcases", kind: .cases, left: "{", isDisplayed: true),
      .init(name: "rcases", kind: .cases, right: "}"),
      .init(name: "drcases", kind: .cases, right: "}", isDisplayed: true),
    ]
    + ["aligned", "align", "align*", "split"].map { .init(name: $0, kind: .aligned) }
    + ["alignedat", "alignat", "alignat*"].map { .init(name: $0, kind: .aligned, head: .count) }
    + ["gathered", "gather", "gather*", "equation", "equation*"].map { .init(name: $0, kind: .gathered) }

  /// A formula with the environment.
  var example: String {
    let head =
      switch head {
      case .none: ""
      case .columns: "{l|c}"
      case .alignment: "[r]"
      case .count: "{1}"
      }
    return "\\begin{\(name)}\(head) a & b \\\\ c & d \\end{\(name)}"
  }

  static let byName: [String: FormulaEnvironment] = all.reduce(into: [:]) { $0[$1.name] = $1 }
}

extension FormulaParser {
  /// Reads what follows `\begin`.
  fileprivate mutating func environment(at start: Int) throws(FormulaError) -> FormulaAtom {
    let place = tokens.position
    let name = try tokens.readText()
    guard let environment = FormulaEnvironment.byName[name] else {
      throw .unknown(name, what: "environment", valid: FormulaEnvironment.all.map(\.name), at: place)
    }
    let outer = (alphabet, color)
    defer { (alphabet, color) = outer }
    var table = FormulaTable(environment.kind)
    (table.left, table.right, table.isDisplayed) = (environment.left, environment.right, environment.isDisplayed)
    try readHead(environment, of: &table)
    try readRows(of: &table) { $0 == .command("end") }
    guard tokens.skip(.command("end")) else {
      throw FormulaError("'\\begin{\(name)}' has no '\\end{\(name)}'", hint: "close it", at: start)
    }
    let end = tokens.position
    guard try tokens.readText() == name else {
      throw FormulaError("this ends another environment than '\(name)'", hint: "write \\end{\(name)}", at: end)
    }
    let isFenced = table.left != nil || table.right != nil
    return FormulaAtom(isFenced ? .inner : .ordinary, .table(table))
  }

  private mutating func readHead(_ environment: FormulaEnvironment, of table: inout FormulaTable) throws(FormulaError) {
    switch environment.head {
    case .none: break
    case .columns:
      try readColumns(of: &table)
      table.hasMargins = table.kind == .matrix
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
    tokens.skip(.command("\\")) || tokens.skip(.command("cr")) || tokens.skip(.command("newline"))
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

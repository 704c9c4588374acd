import Statistics

/// Random notebooks with tables, made of pieces that have broken parsers, charts and tables. The round number
/// determines each of them.
struct HostileNotebooks {
  private var generator: RandomGenerator

  init(_ round: Int) { generator = RandomGenerator("hostile notebook", String(round)) }

  /// Returns a notebook, its CSV and its bibliography.
  mutating func next() -> (notebook: String, table: String, bibliography: String) {
    let parts = (0...below(4)).map { _ in part() }
    return (head() + parts.joined(separator: "\n\n") + "\n", table(), bibliography())
  }

  private mutating func below(_ bound: Int) -> Int { generator.index(below: bound) }

  private mutating func pick(_ items: [String]) -> String { items[below(items.count)] }

  private mutating func chance(_ share: Double) -> Bool { generator.uniform() < share }

  private mutating func list(_ count: Int, _ item: (inout Self) -> String) -> String {
    (0..<count).map { _ in item(&self) }.joined(separator: ", ")
  }

  // MARK: Data

  private static let values = [
    "1", "0", "-0", "2", "0.5", "1e308", "-1e308", "1.7976931348623157e308", "5e-324", "1e-300", "nan", "inf", "-inf",
    "9007199254740993", "99999999999999999999", "1e999", "", "a", "b", "true", "null", "é", "e\u{301}", "🙂", "_", "-",
    "2020-01-01", "0001-01-01", "9999-12-31", "99999999999999999-01-01", "2020-02-30", "98.5%", "\"a,b\"", "\"a\n\"",
    "\u{202E}x", "x\u{301}\u{301}",
  ]
  private static let numbers = Array(values.prefix(16))
  private static let columns = ["x", "y", "z", "t", "_", "n", "no_such"]

  private mutating func table() -> String {
    let columns = ["x", "y", "z", "t", chance(0.3) ? "_" : "w"]
    let kinds = columns.map { _ in below(3) }
    let few = (0...below(3)).map { _ in pick(Self.values) }
    let rows = (0..<below(9)).map { _ in
      kinds.map { $0 == 0 ? pick(few) : pick($0 == 1 ? Self.numbers : Self.values) }.joined(separator: ",")
    }
    return ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + (chance(0.9) ? "\n" : "")
  }

  // MARK: Front matter

  private mutating func column() -> String { pick(Self.columns) }

  private mutating func head() -> String {
    let options = [
      "identity: {cell: [\(column()), \(column())], replicate: [\(column())]}",
      "order: {\(column()): [a, 1, nan, \"\"]}",
      "titles: {\(column()): \(words())}", "ranges: {\(column()): [\(number()), \(number())]}", "types: {x: text}",
      "types: {t: \"date(%Y-%m-%d)\"}", "computed: {c: \"\(expression())\"}", "parameters: {p: \(number())}",
      "columns: {k: [\(column()), \(column())]}", "rankings: {best: {of: \(column()), by: mean(\(column()))}}",
      "derived: {d: {make: pairs, measure: y, of: x}}", "derived: {d: {make: ranks, measure: y, of: x}}",
      "derived: {d: {make: profile, measure: y, of: x}}",
      "derived: {d: {make: groups, by: [x], columns: {m: mean(y)}}}",
      "derived: {d: {make: comparison, measure: y, of: x, with: a}}", "classes: {k: {big: y > 1, small: y < 1}}",
      "hypotheses: {H: {claim: c, value: \"difference(y, x, a, b)\", margin: \(number())}}", "numbered: true",
      "date: \(pick(Self.values))", "abstract: \(words())", "duplicates: best", "bibliography: b.bib",
    ]
    let chosen = options.filter { _ in chance(0.2) }
    return "---\ntitle: \(words())\n\(chosen.joined(separator: "\n"))\n---\n\n"
  }

  private mutating func number() -> String { pick(Self.numbers.filter { !$0.isEmpty }) }

  private mutating func words() -> String {
    let word = pick(["word", "w", "{{ n() }}", "\"é\"", "*a*", "🙂", "`c`", "[@k]"])
    return "\"" + String(repeating: word.replacing("\"", with: "") + " ", count: [1, 2, 40, 400][below(4)]) + "\""
  }

  // MARK: Expressions

  private mutating func expression(_ depth: Int = 0) -> String {
    if depth > 3 || chance(0.3) { return pick(Self.numbers + ["p", "results.rows", "best.first", "\"a\"", "d"]) }
    let (first, second) = (expression(depth + 1), expression(depth + 1))
    return switch below(9) {
    case 0: "(\(first))"
    case 1: "-\(first)"
    case 2: "\(first) \(pick(["+", "-", "*", "/"])) \(second)"
    case 3: "\(first) \(pick(["=", "!=", "<", ">="])) \(second)"
    case 4: "not \(first)"
    case 5: "\(pick(["mean", "sd", "median", "min", "max", "sum", "solved", "values", "distinct"]))(\(column()))"
    case 6: "quantile(y, \(number()) where x \(pick(["=", "<", "in ("])) a"
    case 7: "n(where \(column()) > \(number()) and not x in (a, \(number())))"
    default: "\(first) \(pick(["and", "or", "else"])) \(second)"
    }
  }

  private mutating func value() -> String {
    expression()
      + pick(["", "", " | digits(\(below(20)))", " | percent(3)", " | n", " | interval", " | list", " | plural(a)"])
  }

  // MARK: Parts

  private mutating func part() -> String {
    switch below(6) {
    case 0, 1: chart()
    case 2:
      cell(
        "table",
        options: [
          "label: t\(below(99))", "by: \(column())", "columns: [\(list(2) { $0.column() }), \"\(value())\"]",
          "sort: -mean(y)",
          "across: \(column())", "limit: \(number())", "caption: \(words())",
        ], needed: 3)
    case 3:
      "<!-- \(pick(["when", "each", "choose", "include"])) \(chance(0.5) ? column() : expression()) -->\n\n"
        + branches() + "\n\n<!-- \(pick(["end", "end when", "end choose"])) -->"
    default: text()
    }
  }

  private mutating func branches() -> String {
    (0...below(4)).map { _ in
      pick([
        "x", "<!-- else -->\n\ny", "<!-- else when \(expression()) -->", "<!-- case \(value()), 1 -->\n\nz",
        "<!-- let \(column()) = \(expression()) -->", "{{ \(expression()) if \(expression()) else \(value()) | bold }}",
      ])
    }.joined(separator: "\n\n")
  }

  private mutating func cell(_ kind: String, options: [String], needed: Int) -> String {
    let chosen = options.prefix(needed) + options.dropFirst(needed).filter { _ in chance(0.3) }
    return "```\(kind)\n\(chosen.joined(separator: "\n"))\n```"
  }

  private mutating func channel() -> String {
    let value = chance(0.6) ? column() : "\"\(chance(0.7) ? "mean(\(column()))" : expression())\""
    guard chance(0.4) else { return value }
    let more = [
      "domain: [\(number()), \(number())]", "scale: log", "sort: descending", "format: percent(2)", "title: \(words())",
      "order: [a, 1]",
    ].filter { _ in chance(0.3) }
    return "{value: \(([value] + more).joined(separator: ", "))}"
  }

  private mutating func chart() -> String {
    let mark = pick(["heatmap", "bar", "line", "scatter", "forest", "profile", "critical_difference", "cell", "step"])
    return cell(
      "chart",
      options: [
        "label: c\(below(99))", "mark: \(mark)", "x: \(channel())", "y: \(channel())", "fill: \(channel())",
        "color: \(channel())", "facet: \(column())", "text: \(column())", "rule: \(number())", "error_bar: t",
        "points: \(column())", "flag: \"\(expression())\"", "width: \(number())", "height: \(number())",
        "center: \(number())",
        "low: y", "high: z", "means: true", "annotations: always", "title: \(words())", "caption: \(words())",
        "critical_difference: \(number())", "cliques: x", "baseline: y", "order: [a, b]", "group: [x, _]",
      ], needed: mark == "heatmap" || mark == "cell" ? 5 : 4)
  }

  private mutating func text() -> String {
    let fragments = [
      "{{ \(value()) }}", "{{", "}}", "[@k]", "[@k, p. 3]", "[@", "@k", "$x$", "$", "$$", "`", "```", "~~", "*", "**",
      "_",
      "[a](b)", "[", "](", "![a](b.png)", "[^a]", "[^a]: x", "> ", "- ", "1. ", "# ", "| a | b |\n|---|---|\n| ", "\\",
      "\n",
      "\n\n", "    ", "<!-- ", " -->", "<b>", "&#xF0000;", "&amp;", "www.a.b", "http://a.b", "é", "e\u{301}", "🙂", "\t",
      "<details>", "</details>", "{#sec:a}", "a", " ",
    ]
    let repeated = pick(fragments)
    let rest = (0...below(12)).map { _ in pick(fragments) }.joined()
    return rest + String(repeating: repeated, count: [0, 3, 30, 300][below(4)])
  }

  private mutating func bibliography() -> String {
    let fragments = [
      "{", "}", "\\emph{", "\\'", "$", "^", "_", "\\a", "a", " ", "\\url{", "\"", "#", "~", "--",
      "\\newcommand{\\a}{\\a}", "@",
    ]
    let title = (0...below(20)).map { _ in pick(fragments) }.joined()
    let repeated = String(repeating: pick(fragments), count: [0, 3, 300][below(3)])
    return
      "@string{s = {x}}\n@article{k, title={\(title)\(repeated)}, author={A, B and \(title)}, year=2000, journal=s # s}\n"
  }
}

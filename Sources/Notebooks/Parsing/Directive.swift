import Basics
import Documents

/// A comment that GitHub hides and that begins or ends a part, or brings one in: `<!-- when run.grid = quick -->`,
/// `<!-- each task -->`, `<!-- end -->`, `<!-- include methods.md -->`.
struct Directive {
  enum Kind: String, CaseIterable {
    case when, each, end, include
  }

  var kind: Kind
  var argument: SourceText

  /// The first character of its line.
  var start: SourceText { argument.source.text(line: argument.line) }

  /// The blanks at the start, as columns are counted.
  private static func blanks(_ text: some StringProtocol) -> Int {
    text.unicodeScalars.prefix(while: \.properties.isWhitespace).count
  }

  /// Nil for any other HTML.
  init?(_ html: String, line: Int, source: NotebookSource) {
    let text = html.trimmingSpaces
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count >= 7 else { return nil }
    let content = text.dropFirst(4).dropLast(3)
    let words = content.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    guard let first = words.first, let kind = Kind(rawValue: String(first)) else { return nil }
    self.kind = kind
    let argument = words.count > 1 ? String(words[1]) : ""
    let written = source.lines.indices.contains(line - 1) ? source.lines[line - 1] : ""
    let indent = Self.blanks(written)
    let gap = Self.blanks(content)
    let spaces = Self.blanks(content.dropFirst(gap + first.count))
    self.argument = source.text(
      argument.trimmingSpaces, line: line, column: indent + 4 + gap + first.count + spaces + 1)
  }
}

/// Nests the parts between directives.
struct PartBuilder {
  let problems: ProblemList
  /// Parts that lie too deep, and are left out with what is in them.
  private var ignored = 0
  private var open: [(directive: Directive?, parts: [NotebookPart], details: DisclosureBalance)] = [(nil, [], .init())]

  init(problems: ProblemList) {
    self.problems = problems
  }

  mutating func add(_ part: NotebookPart) {
    open[open.count - 1].parts.append(part)
  }

  /// - Parameter place: where `<details>` or its end is written.
  mutating func add(_ edge: DisclosureEdge<NotebookHole>, at place: SourceText) {
    if let problem = open[open.count - 1].details.add(edge, at: place) {
      problems.report(problem, at: place.location())
    }
    add(.content(.disclosure(edge)))
  }

  private func checkDetails() {
    for place in open[open.count - 1].details.unfinished {
      problems.report(
        DisclosureBalance.unfinishedMessage, hint: "add a line '</details>' between empty lines", at: place.location())
    }
  }

  mutating func add(_ directive: Directive) {
    switch directive.kind {
    case .when, .each:
      if directive.argument.text.isEmpty {
        let what = directive.kind == .when ? "a condition" : "a column"
        problems.report("'\(directive.kind)' needs \(what)", at: directive.argument.location())
      }
      guard ignored == 0, open.count <= Limit.nesting.most else {
        ignored += 1
        problems.report(Limit.nesting.exceeded("the notebook", at: directive.start.location()))
        return
      }
      open.append((directive, [], .init()))
    case .end where ignored > 0: ignored -= 1
    case .end:
      guard open.count > 1 else {
        problems.report("'end' without 'when' or 'each'", at: directive.start.location())
        return
      }
      close()
    case .include: preconditionFailure("an include is replaced by its parts")
    }
  }

  private mutating func close() {
    checkDetails()
    let (directive, parts, _) = open.removeLast()
    guard let directive, !directive.argument.text.isEmpty else { return }
    if directive.kind == .each {
      add(.each(directive.argument, parts))
    } else if let condition = problems.attempt({ () throws(Diagnostic) in
      try WhenCondition(parsing: directive.argument)
    }) {
      add(.when(condition, parts))
    }
  }

  mutating func finish() -> [NotebookPart] {
    while open.count > 1 {
      if let directive = open.last?.directive {
        problems.report(
          "'\(directive.kind)' has no end", hint: "add a line '<!-- end -->'",
          at: directive.start.location())
      }
      close()
    }
    checkDetails()
    return open[0].parts
  }
}

import Basics
import Documents

/// Builds the tree of parts from the directives that nest them.
struct PartBuilder {
  let problems: ProblemList
  /// The number of open parts that are nested too deeply. They are left out with everything inside them.
  private var ignored = 0
  private var open = [OpenPart(nil)]

  init(problems: ProblemList) {
    self.problems = problems
  }

  /// - Parameter place: The place where the part is written.
  mutating func add(_ part: NotebookPart, at place: SourceText) {
    guard open[open.count - 1].isBranch else {
      return problems.report(
        "this stands between 'choose' and its first 'case'", hint: "write a line '<!-- case … -->' above it",
        at: place.location())
    }
    open[open.count - 1].add(part)
  }

  /// - Parameter place: The place of `<details>` or `</details>`.
  mutating func add(_ edge: DisclosureEdge<NotebookHole>, at place: SourceText) {
    if let problem = open[open.count - 1].details.add(edge, at: place) {
      problems.report(problem, at: place.location())
    }
    add(.content(.disclosure(edge)), at: place)
  }

  private func checkDetails() {
    for place in open[open.count - 1].details.unfinished {
      problems.report(
        DisclosureBalance.unfinishedMessage, hint: "add a line '</details>' between empty lines", at: place.location())
    }
  }

  mutating func add(_ directive: Directive) {
    if let need = directive.kind.need, directive.argument.text.isEmpty {
      problems.report("'\(directive.kind)' needs \(need)", at: directive.argument.location())
    }
    if let condition = directive.elseCondition, condition.text.isEmpty {
      problems.report("'else when' needs a condition", at: condition.location())
    }
    switch directive.kind {
    case .when, .each, .choose: begin(directive)
    case .end where ignored > 0: ignored -= 1
    case .else where ignored > 0, .case where ignored > 0, .let where ignored > 0: break
    case .else, .case: beginBranch(directive)
    case .let: define(directive)
    case .end: end(directive)
    case .include: preconditionFailure("an include is replaced by its parts")
    }
  }

  private mutating func begin(_ directive: Directive) {
    guard ignored == 0, open.count <= Limit.nesting.most else {
      ignored += 1
      return problems.report(Limit.nesting.exceeded("the notebook", at: directive.start.location()))
    }
    open.append(OpenPart(directive))
  }

  private mutating func beginBranch(_ directive: Directive) {
    checkDetails()
    if let problem = open[open.count - 1].begin(directive) {
      problems.report(problem.message, hint: problem.hint, at: directive.start.location())
    }
  }

  private mutating func define(_ directive: Directive) {
    guard !directive.argument.text.isEmpty else { return }
    if let definition = problems.attempt({ () throws(Diagnostic) in try Definition(directive.argument) }) {
      add(.definition(definition), at: directive.start)
    }
  }

  private mutating func end(_ directive: Directive) {
    guard let opening = open.last?.directive else {
      return problems.report("'end' without 'when', 'choose' or 'each'", at: directive.start.location())
    }
    check(directive.argument, against: opening)
    close()
  }

  /// Checks `end when` or `end when n() > 0`: words after `end` must repeat the directive that it ends.
  private func check(_ repeated: SourceText, against opening: Directive) {
    guard let word = repeated.text.split(whereSeparator: \.isWhitespace).first else { return }
    let whole = "\(opening.kind) \(opening.argument.text)"
    guard word != opening.kind.rawValue || (word != repeated.text && repeated.text != whole) else { return }
    let kinds: [Directive.Kind] = [.when, .choose, .each]
    problems.report(
      kinds.contains { $0.rawValue == word }
        ? Diagnostic(
          .badData, "'end \(repeated.text)' does not end the '\(whole)' of line \(opening.argument.line)",
          hint: "an 'end' is missing above it, or it repeats something else", at: repeated.location())
        : .unknownName(
          String(word), what: "part to end", valid: kinds.map(\.rawValue), kind: .badData, at: repeated.location()))
  }

  private mutating func close() {
    checkDetails()
    var part = open.removeLast()
    if let finished = part.finish(problems), let place = part.directive?.start { add(finished, at: place) }
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

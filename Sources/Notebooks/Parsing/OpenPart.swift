import Analysis
import Basics

/// A part of a notebook whose end has not been read yet.
struct OpenPart {
  /// The directive that began the part: `when`, `choose` or `each`; nil for the notebook itself.
  let directive: Directive?
  /// The directive that began the current branch; nil between `choose` and its first `case`.
  private(set) var branch: Directive?
  private(set) var parts: [NotebookPart] = []
  var details = DisclosureBalance()
  private var finished: [(directive: Directive, parts: [NotebookPart])] = []

  init(_ directive: Directive?) {
    self.directive = directive
    branch = directive?.kind == .choose ? nil : directive
  }

  /// True if text is allowed here.
  var isBranch: Bool { directive == nil || branch != nil }

  mutating func add(_ part: NotebookPart) { parts.append(part) }

  /// Begins the next branch, unless it is not allowed here.
  ///
  /// - Returns: The problem and a hint; nil if the branch is allowed.
  mutating func begin(_ next: Directive) -> (message: String, hint: String?)? {
    let isChoice = directive?.kind == .choose
    guard isChoice || (directive?.kind == .when && next.kind == .else) else {
      let opening = next.kind == .case ? "'choose'" : "'when' or 'choose'"
      return ("'\(next.name)' without \(opening) before it", nil)
    }
    if branch?.kind == .else, branch?.elseCondition == nil {
      return ("'\(next.name)' behind 'else'", "'else' is the last branch; end it with '<!-- end -->'")
    }
    if isChoice, next.elseCondition != nil {
      return ("'else when' inside 'choose'", "write '<!-- case … -->' with values, or '<!-- else -->'")
    }
    if next.kind == .else, next.elseCondition == nil, !next.argument.text.isEmpty {
      return ("'\(next.argument.text)' behind 'else'", "write 'else when' and a condition, or 'else' alone")
    }
    finishBranch()
    branch = next
    return nil
  }

  private mutating func finishBranch() {
    if let branch { finished.append((branch, parts)) }
    (parts, details) = ([], DisclosureBalance())
  }

  /// Returns the complete part. Returns nil if its opening directive is invalid, and reports why.
  mutating func finish(_ problems: ProblemList) -> NotebookPart? {
    guard let directive, !directive.argument.text.isEmpty else { return nil }
    if directive.kind == .each { return .each(directive.argument, parts) }
    finishBranch()
    var subject: PlacedExpression?
    if directive.kind == .choose {
      guard let value = problems.attempt({ () throws(Diagnostic) in try PlacedExpression(directive.argument) }) else {
        return nil
      }
      subject = value
      checkRepetition(problems)
    }
    return .alternatives(Alternatives(subject: subject, branches: branches(problems)))
  }

  /// Returns the branches, without those that lack a condition or values. Those are already reported.
  private func branches(_ problems: ProblemList) -> [Alternatives.Branch] {
    finished.filter(\.directive.isComplete).compactMap { directive, parts in
      problems.attempt { () throws(Diagnostic) in
        Alternatives.Branch(test: try Alternatives.Test(directive), parts: parts)
      }
    }
  }

  private func checkRepetition(_ problems: ProblemList) {
    var known: Set<String> = []
    for (directive, _) in finished where directive.kind == .case {
      let values = try? LiteralList(parsing: directive.argument.text, at: directive.argument.location())
      for (text, location) in values?.places ?? [] where !known.insert(text).inserted {
        problems.report(
          "repeated case '\(text)'", hint: "the first one is taken; leave this one out", at: location)
      }
    }
  }
}

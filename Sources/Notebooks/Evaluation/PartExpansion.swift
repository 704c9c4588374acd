import Analysis
import Basics
import Documents

/// Expands the parts of a notebook: decides conditions, repeats parts for each value, and computes named values.
struct PartExpansion {
  let context: EvaluationContext

  private var problems: ProblemList { context.problems }

  /// A part that appears, and the scope at its place.
  struct Instance {
    var part: NotebookPart
    var scope: Scope

    var flow: TextFlow? {
      if case .content(_, let flow) = part { flow } else { nil }
    }
  }

  /// Returns the parts that appear.
  ///
  /// - Parameter scope: The scope before the parts. Afterwards it has the names that they define.
  func instances(of parts: [NotebookPart], in scope: inout Scope) -> [Instance] {
    var expanded: [[Instance]] = []
    for part in parts { expanded.append(instances(of: part, in: &scope)) }
    return SectionPruning(parts).pruned(expanded).flatMap(\.self)
  }

  private func instances(of part: NotebookPart, in scope: inout Scope) -> [Instance] {
    switch part {
    case .content, .chart, .table, .figure: return [Instance(part: part, scope: scope)]
    case .definition(let definition):
      define(definition, in: &scope)
      return []
    case .alternatives(let alternatives): return expanded(branch(of: alternatives, in: scope), in: scope)
    case .each(let column, let parts):
      let scope = scope
      return values(of: column, in: scope).flatMap { value in
        expanded(parts, in: scope.restricted(to: column.text, value).withNumbers(context.aggregation()))
      }
    }
  }

  /// Expands parts inside another part. The names that they define are unknown behind it.
  private func expanded(_ parts: [NotebookPart], in scope: Scope) -> [Instance] {
    var inner = scope
    return instances(of: parts, in: &inner)
  }

  private func values(of column: SourceText, in scope: Scope) -> [String] {
    let values = problems.attempt { () throws(Diagnostic) in
      let values = try scope.results.column(column.text, at: column.location())
        .distinctValues(first: context.frontMatter.order[column.text] ?? [])
      try Limit.repetitions.check(values.count, "'\(column.text)'", at: column.location())
      if scope.defined.contains(column.text) { throw Self.taken(column.text, at: column.location()) }
      return values
    }
    return values ?? []
  }

  // MARK: Names

  private func define(_ definition: Definition, in scope: inout Scope) {
    let named = definition.named
    let value = problems.attempt { () throws(Diagnostic) in
      guard scope.parameters[named.name] == nil else { throw Self.taken(named.name, at: named.nameLocation) }
      return try placed(definition.text) { () throws(Diagnostic) in
        try scope.value(of: named.expression, withInterval: context.namesWithInterval.contains(named.name))
      }
    }
    // A name without a value gets a missing one, so that its mistake is not reported again at each use.
    scope.parameters[named.name] = scope.parameters[named.name] ?? value ?? .missing
    scope.defined.insert(named.name)
  }

  private static func taken(_ name: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .badData, "'\(name)' has a value already", hint: "choose another name; a 'let' holds until its part ends",
      at: location)
  }

  // MARK: Conditions

  private func branch(of alternatives: Alternatives, in scope: Scope) -> [NotebookPart] {
    let parts = problems.attempt { () throws(Diagnostic) in
      var value: Value?
      if let subject = alternatives.subject {
        value = try placed(subject.text) { () throws(Diagnostic) in
          try scope.value(of: subject.expression, withInterval: false)
        }
      }
      for branch in alternatives.branches where try holds(branch.test, value, in: scope) { return branch.parts }
      return []
    }
    return parts ?? []
  }

  private func holds(_ test: Alternatives.Test, _ value: Value?, in scope: Scope) throws(Diagnostic) -> Bool {
    switch test {
    case .otherwise: true
    case .values(let values): value.map(values.contains) ?? false
    case .condition(let condition):
      try placed(condition.text) { () throws(Diagnostic) in try holds(condition.kind, in: scope) }
    }
  }

  private func holds(_ condition: WhenCondition.Kind, in scope: Scope) throws(Diagnostic) -> Bool {
    switch condition {
    case .condition(let condition, let expression):
      if let expression, condition.words.contains(where: { scope.parameters[$0] != nil }) {
        return try holds(.expression(expression), in: scope)
      }
      let parameters = try scope.parameters(condition.references)
      return condition.matches { parameters[$0]?.plainText }
    case .expression(let expression):
      guard case .truth(let truth) = try scope.value(of: expression, withInterval: false) else {
        throw Diagnostic(
          .badData, "'\(expression.text)' is neither true nor false", hint: "compare it: \(expression.text) > 0")
      }
      return truth
    }
  }

  private func placed<Value>(_ text: SourceText, _ body: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    do throws(Diagnostic) {
      return try body()
    } catch {
      throw text.place(error)
    }
  }
}

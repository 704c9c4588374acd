import Analysis
import Basics

/// Branches of which only the first one whose test holds appears: `when … else when … else`, or `choose … case … else`.
struct Alternatives: Sendable {
  enum Test: Sendable {
    case condition(WhenCondition)
    /// Holds if the value of `choose` is one of these.
    case values(LiteralList)
    case otherwise

    init(_ directive: Directive) throws(Diagnostic) {
      let argument = directive.argument
      self =
        switch directive.kind {
        case .when: .condition(try WhenCondition(parsing: argument))
        case .case: .values(try LiteralList(parsing: argument.text, at: argument.location()))
        default:
          try directive.elseCondition.map { text throws(Diagnostic) in
            .condition(try WhenCondition(parsing: text))
          } ?? .otherwise
        }
    }
  }

  struct Branch: Sendable {
    var test: Test
    var parts: [NotebookPart]
  }

  /// The expression behind `choose`; nil for `when`.
  var subject: PlacedExpression?
  var branches: [Branch]
}

/// An expression and the place where it is written.
struct PlacedExpression: Sendable {
  let expression: Expression
  let text: SourceText

  init(_ text: SourceText) throws(Diagnostic) {
    expression = try Expression(parsing: text.text, at: text.location())
    self.text = text
  }
}

/// A name for a value (`let`). It is valid in the rest of the same part.
struct Definition: Sendable {
  let named: NamedExpression
  let text: SourceText

  init(_ text: SourceText) throws(Diagnostic) {
    named = try NamedExpression(parsing: text.text, at: text.location())
    self.text = text
  }
}

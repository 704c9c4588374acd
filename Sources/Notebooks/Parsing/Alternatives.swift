import Analysis
import Basics

/// Parts of which the first appears whose test holds: `when … else when … else`, or `choose … case … else`.
struct Alternatives: Sendable {
  enum Test: Sendable {
    case condition(WhenCondition)
    /// Whether the value that decides is one of these.
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

  /// What `choose` chooses by.
  var subject: PlacedExpression?
  var branches: [Branch]
}

/// An expression and where it is written.
struct PlacedExpression: Sendable {
  let expression: Expression
  let text: SourceText

  init(_ text: SourceText) throws(Diagnostic) {
    expression = try Expression(parsing: text.text, at: text.location())
    self.text = text
  }
}

/// A name for a value, for what follows in the same part.
struct Definition: Sendable {
  let named: NamedExpression
  let text: SourceText

  init(_ text: SourceText) throws(Diagnostic) {
    named = try NamedExpression(parsing: text.text, at: text.location())
    self.text = text
  }
}

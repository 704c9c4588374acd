import Analysis
import Basics

/// What decides whether a part of a notebook appears: `run.grid in (quick, smoke)`, or a comparison of computed values,
/// `n(loss) > 0`.
struct WhenCondition: Sendable {
  enum Kind: Sendable {
    /// Over parameters. Its words are texts; where one is the name of a value, the condition is read as an expression.
    case condition(Condition, asExpression: Expression?)
    case expression(Expression)
  }

  let kind: Kind
  let text: SourceText

  init(parsing text: SourceText) throws(Diagnostic) {
    self.text = text
    let location = text.location()
    if let condition = try? Condition(parsing: text.text, at: location) {
      kind = .condition(condition, asExpression: try? Expression(parsing: text.text, at: location))
    } else {
      kind = .expression(try Expression(parsing: text.text, at: location))
    }
  }
}

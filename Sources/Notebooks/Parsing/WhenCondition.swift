import Analysis
import Basics
import Tables

/// The test that decides if a part of a notebook appears: `run.grid in (quick, smoke)`, or a comparison of computed
/// values such as `n(loss) > 0`.
struct WhenCondition: Sendable {
  enum Kind: Sendable {
    /// A condition on parameters, whose words are texts. If a word names a value, the expression is used instead.
    case condition(Condition, asExpression: Expression?)
    case expression(Expression)
  }

  let kind: Kind
  let text: SourceText

  init(parsing text: SourceText) throws(Diagnostic) {
    self.text = text
    let location = text.location()
    if let condition = try? Condition(parsing: text.text, at: location),
      !condition.columns.contains(where: { NumberParser.number(in: $0) != nil })
    {
      kind = .condition(condition, asExpression: try? Expression(parsing: text.text, at: location))
    } else {
      kind = .expression(try Expression(parsing: text.text, at: location))
    }
  }
}

import Analysis
import Basics

/// What decides whether a part of a notebook appears: `run.grid in (quick, smoke)`, or a comparison of computed values,
/// `n(loss) > 0`.
enum WhenCondition: Sendable {
  /// Over parameters; its words are texts.
  case condition(Condition)
  case expression(Expression)

  init(parsing text: SourceText) throws(Diagnostic) {
    let location = text.location()
    if let condition = try? Condition(parsing: text.text, at: location) {
      self = .condition(condition)
    } else {
      self = .expression(try Expression(parsing: text.text, at: location))
    }
  }
}

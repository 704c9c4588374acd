import Basics
import Charts
import Tables

/// The reference lines, shaded spans and arrows of a chart as they were written.
struct AxisReferences: Sendable {
  var rules: [Rule] = []
  var spans: [Span] = []
  var arrows: [ArrowNote] = []

  struct Rule: Sendable {
    var value: AxisValue
    var title: String
    var axis: ReferenceLine.Axis
  }

  struct Span: Sendable {
    var ends: AxisRange
    var title: String
    var axis: ReferenceLine.Axis
  }

  /// How the columns on the axes are written.
  struct Notations {
    var x: NumberNotation
    var y: NumberNotation
    /// True if the axis of values is that of x.
    var valueIsX: Bool

    func of(_ axis: ReferenceLine.Axis) -> NumberNotation {
      switch axis {
      case .x: x
      case .y: y
      case .value: valueIsX ? x : y
      }
    }
  }

  /// Adds the references to a chart.
  ///
  /// - Throws: An error for a value that its axis cannot have.
  func added(to specification: ChartSpecification, _ notations: Notations) throws(Diagnostic) -> ChartSpecification {
    var result = specification
    for rule in rules {
      let value = try rule.value.known(notations.of(rule.axis))
      result.rules.append(ReferenceLine(value, title: rule.title, axis: rule.axis))
    }
    for span in spans {
      let ends = try span.ends.range(notations.of(span.axis))
      result.spans.append(ReferenceSpan(ends, title: span.title, axis: span.axis))
    }
    result.arrows += arrows.map { arrow in
      ArrowNote(x: Self.place(arrow.x, notations.x), y: Self.place(arrow.y, notations.y), text: arrow.text)
    }
    return result
  }

  /// Returns the number of a date or percentage as a text, or the text itself, which may name a category.
  private static func place(_ text: String, _ notation: NumberNotation) -> String {
    guard notation != .plain, let number = notation.number(text) else { return text }
    return NumberText.shortest(number)
  }
}

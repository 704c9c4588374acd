/// Formatting for which GitHub allows an HTML element and Markdown has no syntax. The raw value is the name of the
/// element.
package enum InlineSpan: String, CaseIterable, Sendable {
  case subscripted = "sub"
  case superscripted = "sup"
  case keyboard = "kbd"
  case inserted = "ins"
}

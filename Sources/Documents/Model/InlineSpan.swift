/// What GitHub has an element of HTML for and Markdown has no signs for. The raw value is the element.
package enum InlineSpan: String, CaseIterable, Sendable {
  case subscripted = "sub"
  case superscripted = "sup"
  case keyboard = "kbd"
  case inserted = "ins"
}

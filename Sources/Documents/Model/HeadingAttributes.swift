/// What stands in braces behind the title of a section: `{#sec:method .unnumbered}`, `{.appendix}`.
package struct HeadingAttributes: Sendable, Equatable {
  /// References lead to the section by this name; nil where they do by its title.
  package var name: String?
  /// Whether it has no number, and counts for none.
  package var isUnnumbered = false
  /// Whether the appendix begins with it: it and what follows have letters.
  package var beginsAppendix = false

  package init() {}
}

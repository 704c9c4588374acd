/// The attributes in braces after the title of a section: `{#sec:method .unnumbered}`, `{.appendix}`.
package struct HeadingAttributes: Sendable, Equatable {
  /// The name by which references refer to the section, or nil if they use its title.
  package var name: String?
  /// True if the section has no number and is not counted.
  package var isUnnumbered = false
  /// True if the appendix begins with this section. It and the following sections have letters instead of numbers.
  package var beginsAppendix = false

  package init() {}
}

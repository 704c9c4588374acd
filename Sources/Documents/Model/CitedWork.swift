/// A work in a citation, with the text before and after it: `see [@key, p. 3]`.
package struct CitedWork: Hashable, Sendable {
  package var key: String
  /// The text before the work, such as `see`.
  package var prefix: String
  /// The text after the work, such as `p. 3`, without the comma before it.
  package var locator: String
  /// True for `-@key`: the author's name is left out, because the sentence has it already.
  package var isBare: Bool
  /// True for `@key`: the author is named in the sentence.
  package var isInText: Bool

  package init(key: String, prefix: String = "", locator: String = "", isBare: Bool = false, isInText: Bool = false) {
    self.key = key
    self.prefix = prefix
    self.locator = locator
    self.isBare = isBare
    self.isInText = isInText
  }
}

/// A work in a citation, with what stands before and behind it: `see [@key, p. 3]`.
package struct CitedWork: Hashable, Sendable {
  package var key: String
  package var prefix: String
  /// Without the comma before it.
  package var locator: String
  /// `-@key`: without the author's name, which the sentence has already.
  package var isBare: Bool
  /// `@key`: the author is named in the sentence.
  package var isInText: Bool

  package init(key: String, prefix: String = "", locator: String = "", isBare: Bool = false, isInText: Bool = false) {
    self.key = key
    self.prefix = prefix
    self.locator = locator
    self.isBare = isBare
    self.isInText = isInText
  }
}

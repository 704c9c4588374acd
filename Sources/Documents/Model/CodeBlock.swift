/// Characters that keep their lines and spaces.
package struct CodeBlock: Sendable, Equatable {
  /// The first word after the fence, which says what the text is.
  package var language: String
  package var text: String
  /// The line in the notebook of the first line of `text`.
  package var line: Int

  package init(language: String, text: String, line: Int) {
    self.language = language
    self.text = text
    self.line = line
  }
}

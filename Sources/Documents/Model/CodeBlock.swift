/// A text whose lines and spaces are kept.
package struct CodeBlock: Sendable, Equatable {
  /// The first word after the fence, which names the language of the text. Empty if there is none.
  package var language: String
  package var text: String
  /// The line in the notebook of the first line of `text`, from 1.
  package var line: Int

  package init(language: String, text: String, line: Int) {
    self.language = language
    self.text = text
    self.line = line
  }
}

/// The style rules that apply only on dark pages.
package enum DarkPage {
  /// Returns the rules.
  ///
  /// - Parameters:
  ///   - declarations: The CSS declarations for the root of the page, such as `--text: #eee;`.
  ///   - isSwitchable: True if the reader can choose between light and dark. The attribute `data-theme` holds the
  ///     choice.
  package static func rules(_ declarations: String, isSwitchable: Bool) -> String {
    guard isSwitchable else {
      return "@media screen and (prefers-color-scheme: dark) {\n  :root { \(declarations) }\n}\n"
    }
    return """
      @media screen and (prefers-color-scheme: dark) {
        :root:not([data-theme="light"]) { \(declarations) }
      }
      @media screen {
        :root[data-theme="dark"] { \(declarations) }
      }

      """
  }
}

/// The part of a style sheet that holds on dark pages alone.
package enum DarkPage {
  /// - Parameters:
  ///   - declarations: of the page as a whole, such as `--text: #eee;`.
  ///   - isSwitchable: whether its reader can choose between light and dark. The choice is the attribute `data-theme`.
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

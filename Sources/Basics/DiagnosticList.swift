/// Several diagnostics of one file, in the order of their positions.
package struct DiagnosticList: Error, Sendable {
  package var diagnostics: [Diagnostic]
  /// The number of further errors that `diagnostics` does not hold.
  package var others: Int

  package init(_ diagnostics: [Diagnostic], others: Int = 0) {
    self.diagnostics = diagnostics
    self.others = others
  }
}

extension DiagnosticList: CustomStringConvertible {
  /// The first `shown` diagnostics, and the number of the others.
  package var description: String {
    let hidden = max(0, diagnostics.count - Self.shown) + others
    let lines = diagnostics.prefix(Self.shown).map(\.description)
    return (lines + (hidden > 0 ? ["… and \(hidden.counted("more mistake"))"] : [])).joined(separator: "\n\n")
  }

  private static let shown = 50
}

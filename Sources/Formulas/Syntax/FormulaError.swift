import Basics

/// An error in a formula, and the index of the unicode scalar in its TeX at which it occurs.
package struct FormulaError: Error, Sendable {
  /// The message without the position.
  package var diagnostic: Diagnostic
  package var position: Int

  init(_ message: String, hint: String? = nil, at position: Int) {
    self.init(Diagnostic(.badData, message, hint: hint), at: position)
  }

  init(_ diagnostic: Diagnostic, at position: Int) {
    self.diagnostic = diagnostic
    self.position = position
  }

  /// Returns the error for an unknown name, with the most similar valid name as a hint.
  static func unknown(_ name: String, what: String, valid: [String], at position: Int) -> FormulaError {
    // There are about a thousand names, so only those with the same first letter and a similar length are compared.
    let letter = name.unicodeScalars.first { $0 != "\\" }
    let alike = valid.filter { other in
      abs(other.utf8.count - name.utf8.count) <= 2
        && other.unicodeScalars.first { $0 != "\\" }?.properties.lowercaseMapping == letter?.properties.lowercaseMapping
    }
    let nearest = nearestName(to: name, in: alike).map { "did you mean '\($0)'?" }
    return FormulaError("unknown \(what) '\(name)'", hint: nearest, at: position)
  }
}

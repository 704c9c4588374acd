import Basics

/// A mistake in a formula, and the unicode scalar of its TeX at which it shows.
package struct FormulaError: Error, Sendable {
  /// Without a place.
  package var diagnostic: Diagnostic
  package var position: Int

  init(_ message: String, hint: String? = nil, at position: Int) {
    self.init(Diagnostic(.badData, message, hint: hint), at: position)
  }

  init(_ diagnostic: Diagnostic, at position: Int) {
    self.diagnostic = diagnostic
    self.position = position
  }

  /// For a name that is unknown, with the nearest one.
  static func unknown(_ name: String, what: String, valid: [String], at position: Int) -> FormulaError {
    // There are a thousand names, and a typing mistake leaves most of one.
    let letter = name.unicodeScalars.first { $0 != "\\" }
    let alike = valid.filter { other in
      abs(other.utf8.count - name.utf8.count) <= 2
        && other.unicodeScalars.first { $0 != "\\" }?.properties.lowercaseMapping == letter?.properties.lowercaseMapping
    }
    let nearest = nearestName(to: name, in: alike).map { "did you mean '\($0)'?" }
    return FormulaError("unknown \(what) '\(name)'", hint: nearest, at: position)
  }
}

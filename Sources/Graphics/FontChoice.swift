/// The installed families that serve text, figures, code and mathematics.
package struct FontChoice: Hashable, Sendable {
  package enum Use: String, CaseIterable, Sendable {
    case body, figures, code, math

    /// The family where none is chosen.
    package var usual: String {
      switch self {
      case .body: Font.Family.serif.rawValue
      case .figures: Font.Family.sans.rawValue
      case .code: Font.Family.monospaced.rawValue
      // It matches the letters of the text.
      case .math: "TeX Gyre Termes Math"
      }
    }
  }

  /// None that is usual.
  private var names: [Use: String] = [:]

  package init() {}

  package subscript(use: Use) -> String {
    get { names[use] ?? use.usual }
    set { names[use] = newValue == use.usual ? nil : newValue }
  }

  /// The family that serves a kind of text.
  package func name(of family: Font.Family) -> String { chosenName(of: family) ?? family.rawValue }

  /// Nil where it is the usual one.
  package func chosenName(of family: Font.Family) -> String? { family.use.flatMap { names[$0] } }

  /// All that is not usual, for what depends on it.
  package var texts: [String] {
    Use.allCases.flatMap { use in names[use].map { [use.rawValue, $0] } ?? [] }
  }
}

extension Font.Family {
  fileprivate var use: FontChoice.Use? {
    switch self {
    case .serif: .body
    case .sans: .figures
    case .monospaced: .code
    case .snapshot: nil
    }
  }
}

/// The font families that are used for text, figures, code and mathematics.
package struct FontChoice: Hashable, Sendable {
  /// A kind of text for which a family can be chosen.
  package enum Use: String, CaseIterable, Sendable {
    case body, figures, code, math

    /// The default family.
    package var usual: String {
      switch self {
      case .body: Font.Family.serif.rawValue
      case .figures: Font.Family.sans.rawValue
      case .code: Font.Family.monospaced.rawValue
      // Its letters match those of the text.
      case .math: "TeX Gyre Termes Math"
      }
    }
  }

  /// The chosen families, without those that equal the default.
  private var names: [Use: String] = [:]

  package init() {}

  /// The family for a use. Setting the default family removes a choice.
  package subscript(use: Use) -> String {
    get { names[use] ?? use.usual }
    set { names[use] = newValue == use.usual ? nil : newValue }
  }

  /// Returns the name of the installed family to use for a family that a font asks for.
  package func name(of family: Font.Family) -> String { chosenName(of: family) ?? family.rawValue }

  /// Returns the name of the chosen family, or nil if it is the default.
  package func chosenName(of family: Font.Family) -> String? { family.use.flatMap { names[$0] } }

  /// The choices that differ from the defaults, as texts to compute hashes from.
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

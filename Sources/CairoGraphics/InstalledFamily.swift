import Basics
import CCairo
import Graphics

/// Finds installed font families. For an unknown name, fontconfig would silently return another font.
package enum InstalledFamily {
  /// Returns the exact name of an installed family. As in fontconfig, upper and lower case are equal.
  ///
  /// - Throws: `badData` if the family is not installed, or if it is for formulas and has no table for mathematics.
  package static func named(_ name: String, for use: FontChoice.Use) throws(Diagnostic) -> String {
    let families = try PangoShaper.borrow { shaper in shaper.families }
    let lowered = name.lowercased()
    guard let family = families.first(where: { $0.lowercased() == lowered }) else {
      throw missing(name, near: families)
    }
    var choice = FontChoice()
    choice[use] = family
    let shaper = TextShaper(fonts: choice)
    switch use {
    case .body: _ = try shaper.extents(of: "x", font: Font(.serif, size: 10))
    case .figures: _ = try shaper.extents(of: "x", font: Font(.sans, size: 10))
    case .code: _ = try shaper.extents(of: "x", font: Font(.monospaced, size: 10))
    case .math: _ = try shaper.mathFont()
    }
    return family
  }

  /// Returns the error for a family that is not installed.
  ///
  /// - Parameter families: the installed families, one of which could be meant.
  static func missing(_ family: String, near families: [String] = []) -> Diagnostic {
    let nearest = nearestName(to: family, in: families).map { "did you mean '\($0)'? " } ?? ""
    let package = FontPackage.name(of: family).map { "apt-get install \($0); " } ?? ""
    return Diagnostic(
      .badData, "the font '\(family)' is not installed",
      hint: nearest + package + "'fc-list : family' lists those that are")
  }

  static func withoutMathematics(_ family: String) -> Diagnostic {
    Diagnostic(
      .badData, "the font '\(family)' has no table for mathematics",
      hint: "take one that has, such as TeX Gyre Pagella Math, Latin Modern Math or STIX Math")
  }
}

import Basics
import CCairo
import CPictures
import Graphics

/// The installed text and drawing engine, for `reasonops doctor`.
package enum Installation {
  package static var cairoVersion: String { String(cString: cairo_version_string()) }
  package static var pangoVersion: String { String(cString: pango_version_string()) }

  /// The font of formulas.
  package static let formulaFamily = FontChoice.Use.math.usual

  /// The reason why formulas cannot be typeset.
  package static var problemWithFormulas: Diagnostic? {
    problem { () throws(Diagnostic) in _ = try TextShaper().mathFont() }
  }

  /// What reads the pictures of each kind, and the reason why it cannot be used.
  package static var pictureLibraries: [(use: String, name: String, problem: Diagnostic?)] {
    [
      ("SVG", "librsvg", problem { () throws(Diagnostic) in _ = try SVGLibrary.shared() }),
      ("JPEG", "gdk-pixbuf", problem { () throws(Diagnostic) in _ = try PixelLibrary.shared() }),
    ]
  }

  /// The reason why a family cannot be used. Nil if its text is drawn with the font of that name.
  package static func problem(with family: Font.Family) -> Diagnostic? {
    problem { () throws(Diagnostic) in
      _ = try TextShaper().extents(of: "reasonops", font: Font(family, size: 10))
    }
  }

  private static func problem(_ attempt: () throws(Diagnostic) -> Void) -> Diagnostic? {
    do throws(Diagnostic) {
      try attempt()
      return nil
    } catch {
      return error
    }
  }
}

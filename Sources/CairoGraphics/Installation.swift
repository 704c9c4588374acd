import Basics
import CCairo
import CPictures
import Graphics

/// The installed libraries and fonts for text and drawing, for `reasonops doctor`.
package enum Installation {
  package static var cairoVersion: String { String(cString: cairo_version_string()) }
  package static var pangoVersion: String { String(cString: pango_version_string()) }

  /// The default font family of formulas.
  package static let formulaFamily = FontChoice.Use.math.usual

  /// The reason why formulas cannot be typeset; nil if they can.
  package static var problemWithFormulas: Diagnostic? {
    problem { () throws(Diagnostic) in _ = try TextShaper().mathFont() }
  }

  /// The library that reads each kind of picture, and the reason why it cannot be used; nil if it can.
  package static var pictureLibraries: [(use: String, name: String, problem: Diagnostic?)] {
    [
      ("SVG", "librsvg", problem { () throws(Diagnostic) in _ = try SVGLibrary.shared() }),
      ("JPEG", "gdk-pixbuf", problem { () throws(Diagnostic) in _ = try PixelLibrary.shared() }),
    ]
  }

  /// Returns the reason why a family cannot be used, or nil if its font is installed.
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

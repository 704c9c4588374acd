import Basics
import CCairo
import Graphics

/// What of the text and drawing engine is installed, for `reasonops doctor`.
package enum Installation {
  package static var cairoVersion: String { String(cString: cairo_version_string()) }
  package static var pangoVersion: String { String(cString: pango_version_string()) }

  /// What keeps a family from being used: nil where text in it is drawn with the font of that name.
  package static func problem(with family: Font.Family) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try TextShaper().extents(of: "reasonops", font: Font(family, size: 10))
      return nil
    } catch {
      return error
    }
  }
}

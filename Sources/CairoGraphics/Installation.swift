import Basics
import CCairo
import Graphics

/// The installed text and drawing engine, for `reasonops doctor`.
package enum Installation {
  package static var cairoVersion: String { String(cString: cairo_version_string()) }
  package static var pangoVersion: String { String(cString: pango_version_string()) }

  /// The font of formulas.
  package static let formulaFamily = MathFace.family

  /// The reason why formulas cannot be typeset.
  package static var problemWithFormulas: Diagnostic? {
    do throws(Diagnostic) {
      _ = try TextShaper().mathFont()
      return nil
    } catch {
      return error
    }
  }

  /// The reason why a family cannot be used. Nil if its text is drawn with the font of that name.
  package static func problem(with family: Font.Family) -> Diagnostic? {
    do throws(Diagnostic) {
      _ = try TextShaper().extents(of: "reasonops", font: Font(family, size: 10))
      return nil
    } catch {
      return error
    }
  }
}

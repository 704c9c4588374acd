import Basics
import CairoGraphics
import Graphics
import Notebooks

extension FontNames {
  /// Returns the installed font families that the notebook names.
  ///
  /// - Throws: a diagnostic for each family that is not installed or is unfit for its use, at its place in the
  ///   notebook.
  func installed() throws -> FontChoice {
    var choice = FontChoice()
    var problems: [Diagnostic] = []
    for (use, name) in names {
      do throws(Diagnostic) {
        choice[use] = try InstalledFamily.named(name.text, for: use)
      } catch {
        problems.append(name.place(error))
      }
    }
    guard problems.isEmpty else { throw DiagnosticList(problems) }
    return choice
  }
}

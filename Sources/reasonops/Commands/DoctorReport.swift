import Basics
import CairoGraphics
import Documents
import Foundation
import Graphics
import Networks

/// The report of `doctor`: what is installed and what is missing.
struct DoctorReport: Encodable {
  let version = Version.current
  let instructionSet = kernelInstructionSet
  /// The build that the launcher has chosen, if the installed package has several; otherwise nil.
  let build = ProgramPath.packagedBuild
  let cores = ProcessInfo.processInfo.activeProcessorCount
  let cairo = Installation.cairoVersion
  let pango = Installation.pangoVersion
  let parts: [Part]
  /// The messages about missing parts, with hints.
  let problems: [String]
  let missing: [Diagnostic]

  struct Part: Encodable {
    /// The use of the part, such as `font for figures`. It is printed before the name.
    let use: String
    let name: String
    let isInstalled: Bool

    var line: String {
      use.padding(toLength: 18, withPad: " ", startingAt: 0) + name + (isInstalled ? "" : "  is missing")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case version, instructionSet, build, cores, cairo, pango, parts, problems
  }

  init() {
    let pictures = Installation.pictureLibraries.map { ("reader of \($0.use)", $0.name, $0.problem) }
    let fonts = Self.families.map { use, family in
      (Self.font(use), family.rawValue, Installation.problem(with: family))
    }
    let formulas = (Self.font("formulas"), Installation.formulaFamily, Installation.problemWithFormulas)
    let hyphens = DocumentLanguage.all.map { ("hyphens", $0.summary, $0.patterns.problem) }
    let needed = pictures + fonts + [formulas]
    // Hyphenation patterns are optional: without them a report is made without hyphens, with a note.
    parts = (needed + hyphens).map { Part(use: $0.0, name: $0.1, isInstalled: $0.2 == nil) }
    missing = needed.compactMap(\.2)
    problems = missing.map(\.description)
  }

  /// The font families of figures and pages, with their uses.
  private static let families: [(use: String, family: Font.Family)] = [
    ("figures", .sans), ("text", .serif), ("code", .monospaced),
  ]

  private static func font(_ use: String) -> String { "font for \(use)" }

  var text: String {
    let build = build.map { [("build", $0)] } ?? []
    let facts =
      ([("reasonops", version), ("instruction set", instructionSet)] + build + [
        ("cores", "\(cores)"), ("cairo", cairo), ("pango", pango),
      ]).map { $0.padding(toLength: 18, withPad: " ", startingAt: 0) + $1 }
    return (facts + parts.map(\.line)).joined(separator: "\n")
  }
}

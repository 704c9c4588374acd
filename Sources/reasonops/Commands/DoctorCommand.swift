import ArgumentParser
import Basics
import CairoGraphics
import Foundation
import Graphics
import Networks

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show what is installed, what will be used, and what is missing.",
    discussion: "Exits with code 1 if something is missing.\n\nEXAMPLE  reasonops doctor")

  func run() throws {
    Console.output("reasonops        \(Version.current)")
    Console.output("instruction set  \(kernelInstructionSet)")
    Console.output("cores            \(ProcessInfo.processInfo.activeProcessorCount)")
    Console.output("cairo            \(Installation.cairoVersion)")
    Console.output("pango            \(Installation.pangoVersion)")
    let problems = Self.reportPictures() + Self.families.compactMap(Self.report) + Self.reportFormulas()
    guard problems.isEmpty else {
      Console.error(DiagnosticList(problems).description)
      throw ExitCode(1)
    }
  }

  /// The font families of figures and pages, and their use.
  private static let families: [(use: String, family: Font.Family)] = [
    ("figures", .sans), ("text", .serif), ("code", .monospaced),
  ]

  private static func report(use: String, family: Font.Family) -> Diagnostic? {
    report(use: use, name: family.rawValue, Installation.problem(with: family))
  }

  private static func reportPictures() -> [Diagnostic] {
    Installation.pictureLibraries.compactMap { library in
      let label = "reader of \(library.use)".padding(toLength: 17, withPad: " ", startingAt: 0)
      Console.output(label + library.name + (library.problem == nil ? "" : "  is missing"))
      return library.problem
    }
  }

  private static func reportFormulas() -> [Diagnostic] {
    [report(use: "formulas", name: Installation.formulaFamily, Installation.problemWithFormulas)].compactMap { $0 }
  }

  private static func report(use: String, name: String, _ problem: Diagnostic?) -> Diagnostic? {
    let state = problem == nil ? "" : "  is missing"
    Console.output("font for \(use.padding(toLength: 9, withPad: " ", startingAt: 0))\(name)\(state)")
    return problem
  }
}

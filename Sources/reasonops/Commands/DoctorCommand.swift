import ArgumentParser
import Basics

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show what is installed, what will be used, and what is missing.",
    discussion: """
      Exits with code 1 if something is missing that reports need. Without the hyphens of a language its words are not \
      divided.

      EXAMPLE  reasonops doctor
      """)

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  func run() throws {
    let report = DoctorReport()
    Console.output(json ? try report.asJSON : report.text)
    guard report.missing.isEmpty else {
      Console.error(DiagnosticList(report.missing).description)
      throw ExitCode(1)
    }
  }
}

import ArgumentParser
import Basics
import Notebooks
import PDFInspection
import Tables

struct PreflightCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preflight",
    abstract: "Check a PDF as submission systems do.",
    discussion: """
      Lists page sizes, fonts, annotations and tags. Encryption, Type 3 fonts and fonts that are not embedded break the rules. In \
      a figure, links, outlines and a width that is not that of the venue also break the rules; --no-links refuses links and \
      outlines in whole papers too, as EDAS does. Exits with code 1 if a \
      rule is broken.

      EXAMPLE  reasonops preflight report/figures/by-type.pdf --venue neurips
      """)

  @Argument(help: "The PDF file.")
  var file: String

  @Flag(help: "Apply the rules for a figure. --venue does this too.")
  var figure = false

  @Flag(help: "Refuse links and outlines, as EDAS does in papers. --figure and --venue do this too.")
  var noLinks = false

  @Flag(help: "Also check what readers need who do not see the file: tags, descriptions, a language and a title.")
  var accessible = false

  @Option(help: "The venue. The figure must be as wide as a column of it, or as all its columns.")
  var venue: String?

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  func run() throws {
    let venue = try venue.map { name throws(Diagnostic) in try Venue.all.named(name, what: "venue") }
    let summary = try PDFSummary(try InputFile.bytes(at: file), name: file)
    let preflight = Preflight(
      figure || venue != nil ? .figure : .document, widths: venue?.places.map(\.width) ?? [],
      mayHaveLinks: !noLinks, mustBeAccessible: accessible)
    let problems = preflight.problems(of: summary)
    if json {
      Console.output(try PreflightReport(summary, of: file, problems: problems).asJSON)
    } else {
      Self.facts(summary).forEach(Console.output)
    }
    guard problems.isEmpty else {
      problems.forEach { Console.error("error: \($0)") }
      throw ExitCode(1)
    }
    if !json { Console.output("no rule is broken") }
  }

  private static func facts(_ summary: PDFSummary) -> [String] {
    let sizes = summary.pageSizes.map { "\(points($0.width)) × \(points($0.height)) pt" }
    var seen: Set<String> = []
    let distinct = sizes.filter { seen.insert($0).inserted }
    let fonts = summary.fonts.map { font in
      "font         \(font.name), \(font.type), \(font.isEmbedded ? "embedded" : "not embedded")"
        + (font.isSubset ? ", subset" : "")
    }
    return ["pages        \(sizes.count) of \(distinct.joined(separator: ", "))"] + fonts + [
      "annotations  \(summary.annotations.count)", "outline      \(summary.hasOutline ? "yes" : "no")",
      "tags         \(tags(summary.access))", "language     \(summary.access.language ?? "not said")",
      "claims       \(summary.access.standards.isEmpty ? "none" : summary.access.standards.joined(separator: ", "))",
    ]
  }

  private static func tags(_ access: PDFAccess) -> String {
    let count = access.elements.values.reduce(0, +)
    let kinds = access.elements.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
    return count == 0 ? "none" : "\(count): " + kinds.joined(separator: ", ")
  }

  private static func points(_ x: Double) -> String {
    NumberText.shortest((x * 100).rounded() / 100)
  }
}

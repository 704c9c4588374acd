import Analysis
import ArgumentParser
import Basics
import Charts
import Documents
import Experiments
import Graphics
import Networks
import Notebooks
import Reports
import Tables

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what can be named: tasks, networks, marks, reducers, venues and more.",
    discussion: "EXAMPLE  reasonops list reducers")

  @Argument(help: "What to list (default: everything).")
  var kind: Kind?

  @Flag(help: "Print one JSON object instead of text.")
  var json = false

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case tasks, datasets, networks, layers, activations, losses, optimizers, settings, protocols, metrics, columns,
      rules
    case grids, templates, marks, schemes, reducers, intervals
    case valueFormats = "value-formats"
    case derivedTables = "derived-tables"
    case totals
    case bestTests = "best-tests"
    case dataFormats = "data-formats"
    case citationStyles = "citation-styles"
    case languages, formats, venues
  }

  /// The lists for JSON.
  private struct Lists: Encodable {
    let lists: [List]

    struct List: Encodable {
      let kind: String
      let entries: [Entry]
    }

    struct Entry: Encodable {
      let name: String
      let summary: String
    }

    init(_ kinds: [Kind]) {
      lists = kinds.map { kind in
        List(kind: kind.rawValue, entries: kind.entries.map { Entry(name: $0.name, summary: $0.summary) })
      }
    }
  }

  func run() throws {
    guard !json else { return Console.output(try Lists(kind.map { [$0] } ?? Kind.allCases).asJSON) }
    guard let kind else {
      let sections = Kind.allCases.map { "\($0.rawValue)\n" + Self.lines($0.entries, indent: "  ") }
      return Console.output(sections.joined(separator: "\n\n"))
    }
    Console.output(Self.lines(kind.entries, indent: ""))
  }

  private static func lines(_ entries: [(name: String, summary: String)], indent: String) -> String {
    let width = entries.map(\.name.count).max() ?? 0
    let lines = entries.map { entry in
      indent + entry.name + String(repeating: " ", count: width - entry.name.count + 2) + entry.summary
    }
    return lines.joined(separator: "\n")
  }
}

extension ListCommand.Kind {
  /// The entries of the registry, in its order.
  var entries: [(name: String, summary: String)] {
    switch self {
    case .tasks: LearningTask.all.map { ($0.name, $0.formula) }
    case .datasets: Dataset.all.map { ($0.name, $0.summary) }
    case .networks: Architecture.all.map { ($0.name, "\($0.formula); \(Self.members(of: $0))") }
    case .layers: LayerKind.all.map { ($0.name, $0.formula) }
    case .activations: Activation.all.map { ($0.name, $0.formula) }
    case .losses: Loss.all.map { ($0.name, $0.formula) }
    case .optimizers: Optimizer.all.map { ($0.name, $0.formula) }
    case .settings: TrialSetting.all.map { ($0.key, "\($0.summary): \($0.expectation)") }
    case .protocols: ResearchProtocol.all.map { ($0.name, $0.summary) }
    case .metrics: EvaluationMetric.all.map { ($0.name, $0.summary) }
    case .columns: ResultColumn.all.map { ($0.name, $0.summary) }
    case .rules: ResultsRules.kinds
    case .grids: TemplateSearch.grids.all().map { ($0.name, $0.path) }
    case .templates: TemplateSearch.notebooks.all().map { ($0.name, $0.path) }
    case .marks: Chart.kinds
    case .schemes: ColorScheme.all.map { ($0.name, $0.summary) }
    case .reducers: Reducer.all.map { ($0.name, $0.summary) }
    case .intervals: IntervalMethod.all.map { ($0.name, $0.summary) }
    case .valueFormats: ValueFormat.all.map { ($0.name, $0.summary) }
    case .derivedTables: Notebook.derivedTables
    case .totals: Notebook.tableTotals
    case .bestTests: BestTest.all.map { ($0.name, $0.summary) }
    case .dataFormats: DataFormat.all.map { ($0.name, $0.summary) }
    case .languages: DocumentLanguage.all.map { ($0.name, $0.summary) }
    case .citationStyles: CitationStyle.all.map { ($0.name, $0.summary) }
    case .formats: DocumentFormat.all.map { ($0.name, $0.summary) }
    case .venues: Venue.all.map { ($0.name, $0.summary) }
    }
  }

  private static func members(of architecture: Architecture) -> String {
    let depths = architecture.depths
    let depth = depths.count == 1 ? "depth \(depths.lowerBound)" : "depths \(depths.lowerBound)–\(depths.upperBound)"
    return "\(depth), \(architecture.activations.joined(separator: ", "))"
  }
}

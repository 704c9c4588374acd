import ArgumentParser
import Basics
import Experiments
import Notebooks
import Platform
import Reports

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print what notebooks or grids may contain, as JSON Schema for editors and checks.",
    discussion: """
      The schema of notebooks is for the YAML in them: the head, and the cells. Its parts are under 'definitions': head, \
      chart, table, figure and note. The schema of grids is for whole files. Both are made from the same lists that the \
      program reads by, so they name what this version knows.

      EXAMPLE  reasonops schema grid >grid.schema.json
      """)

  @Argument(help: "What of: notebook or grid.")
  var kind: Kind

  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case notebook, grid

    var schema: SchemaFile {
      switch self {
      case .notebook: Notebook.schema(formats: .names(of: DocumentFormat.all), papers: .names(of: Paper.allCases))
      case .grid: GridFile.schema
      }
    }
  }

  func run() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Console.output(String(decoding: try encoder.encode(kind.schema.json), as: UTF8.self))
  }
}

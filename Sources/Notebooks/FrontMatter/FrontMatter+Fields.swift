import Analysis
import Basics

/// The keys of the front matter and the schemas of their values.
extension FrontMatter {
  static let keys = fields(formats: .text, papers: .text).names
  static let identityKeys = identityFields.names

  static func fields(formats: ValueSchema, papers: ValueSchema) -> [OptionField] {
    let defaults = RenderDefaults.fields(formats: formats, papers: papers)
    return textFields + dataFields + columnFields + PaperMatter.fields + Derivations.fields
      + [
        OptionField(
          "defaults", .mapping(defaults).with("minProperties", .wholeNumber(1)),
          "What it is rendered with where the command says nothing else.")
      ]
  }

  private static let textFields = [
    OptionField("title", .text, "The title."),
    OptionField("subtitle", .text, "A line below the title."),
    OptionField("date", .text, "As it is printed; by default the day of the run."),
    OptionField("abstract", .text, "What it says in short, in Markdown."),
    OptionField("font", .mapping(FontNames.fields), "Installed families of PDFs and figures."),
    OptionField("numbered", .flag, "Whether sections have numbers."),
    OptionField("bibliography", .oneOrMore(.text), "BibTeX files."),
    OptionField("citation_style", .names(of: CitationStyle.all), "How works are cited."),
    OptionField("macros", .mapping(of: .anyText), "Commands of formulas, by their names."),
    OptionField("math", .oneOrMore(.text), "Columns whose texts may hold formulas."),
  ]

  private static let dataFields = [
    OptionField(
      "data", .mapping(of: .either(.text, .mapping(DataSource.fields))),
      "Tables by the names of their sources; the command line goes before."),
    OptionField("parameters", .mapping(of: .anyText), "Values that texts and conditions name."),
    OptionField("duplicates", .names(of: DuplicatePolicy.allCases), "How to handle several rows of one trial."),
    OptionField(
      "identity", .either(.names([fromRun]), .mapping(identityFields)), "Which columns make a cell and a trial."),
    OptionField("join", .mapping(of: .oneOrMore(.text)), "For a source, the columns on which it is joined to results."),
    OptionField(
      "rankings", .mapping(of: .mapping(Ranking.fields)), "The values of a column in the order of an expression."),
  ]

  private static let columnFields = [
    OptionField("columns", .mapping(of: .oneOrMore(.text)), "Names for several columns together."),
    OptionField("order", .mapping(of: .oneOrMore(.text)), "The values of columns in their order."),
    OptionField("titles", .mapping(of: .anyText), "What columns are called."),
    OptionField("ranges", .mapping(of: .ends), "The ends of the values that columns can have."),
    OptionField(
      "types", .mapping(of: .text(matching: #"number|text|date\(.+\)"#)),
      "What columns hold: number, text, or dates such as date(%m/%d/%Y)."),
  ]

  private static let identityFields = [
    OptionField("cell", .oneOrMore(.text), "The columns that are the axes of the cells."),
    OptionField("replicate", .oneOrMore(.text), "The columns that tell the trials of a cell apart."),
    OptionField("separate", .oneOrMore(.text), "The columns whose values are never pooled."),
    OptionField(
      "best", .oneOrMore(.text(matching: "(highest|lowest) .+")), "Which of several rows of a trial is the best."),
  ]
}

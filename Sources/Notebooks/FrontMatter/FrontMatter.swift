import Analysis
import Basics
import Documents
import Formulas

/// What the front matter of a notebook says about the document and about the columns of its data.
package struct FrontMatter: Sendable {
  var title: SourceText?
  var subtitle: SourceText?
  var paper = PaperMatter()
  package var defaults = RenderDefaults()
  package var fonts = FontNames()
  var date: SourceText?
  var abstract: SourceText?
  var numbersSections = false
  var language: DocumentLanguage { paper.language ?? .english }
  /// The data files, by the names of their sources. Files on the command line take precedence.
  package var data: [DataSource] = []
  /// The values that texts and conditions can name, in the order of the file.
  package var parameters: [(name: String, value: SourceText)] = []
  /// Names for groups of columns, such as `network` for type, depth and activation.
  var columns: [String: [String]] = [:]
  /// The values of columns in their order, by column.
  var order: [String: [String]] = [:]
  /// The titles of columns, by column.
  var titles: [String: String] = [:]
  /// The ranges of the values that columns can have, by column.
  var ranges: [String: ClosedRange<Double>] = [:]
  /// The policy for several rows of one trial; nil if the notebook sets none.
  package var duplicates: DuplicatePolicy?
  /// The columns that make a cell and a trial.
  var identity = Identity()
  /// The place of `identity: from_run`, which takes the identity from the run beside the data; nil if it is absent.
  var identityFromRun: SourceText?
  /// The axes of the cells. Each is a column, or a name in `columns` that stands for several.
  var cell: [String] = []
  /// The columns on which the other columns of a source are joined to `results`.
  var joins: [(source: SourceText, columns: [SourceText])] = []
  /// All columns that the front matter names, as they are written.
  var named: [NamedColumn] = []
  /// True if the data may lack all of the named columns and the sources of joins.
  private(set) var namesAreOptional = false
  /// True if the options of a command take the place of a notebook, so that hints name options, not front matter.
  var isOfCommand = false
  var rankings: [Ranking] = []
  var derivations = Derivations()
  /// The BibTeX files.
  var bibliography: [SourceText] = []
  var citationStyle = CitationStyle.numeric
  /// The TeX macros of formulas.
  var macros = FormulaMacros.none
  /// The columns whose texts may hold formulas.
  var formulaColumns: Set<String> = []
  /// The declared types of columns. Their fields are read as that type, even if they look different.
  package var types: [String: ColumnType] = [:]

  static let fromRun = "from_run"

  init() {}

  /// Returns a copy with the column names of the data. A final `?`, which marks an optional column, is dropped unless
  /// the column's own name ends with it.
  ///
  /// - Parameter known: The columns of all sources.
  func settled(among known: Set<String>) -> FrontMatter {
    func name(_ written: String) -> String { NamedColumn.settled(written, among: known) }
    var settled = self
    let present = known.union(derivations.names.map(name))
    settled.columns = columns.mapValues { parts in
      parts.filter { !$0.hasSuffix("?") || present.contains(name($0)) }.map(name)
    }.filter { !$0.value.isEmpty }
    settled.order = order.renamed(name)
    settled.titles = titles.renamed(name)
    settled.formulaColumns = Set(formulaColumns.map(name))
    settled.ranges = ranges.renamed(name)
    settled.derivations = derivations.renamed(name)
    settled.identity = identity.renamed(name)
    settled.identity.axes = cell.map(name).map { settled.columns[$0] ?? [$0] }
    settled.identity.joint = settled.columns
    return settled
  }

  /// Makes all named columns optional, for data that the notebook was not written for.
  mutating func makeNamesOptional() {
    namesAreOptional = true
    for index in derivations.computed.indices { derivations.computed[index].isOptional = true }
    for index in derivations.classes.indices { derivations.classes[index].isOptional = true }
  }

  init(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "key of the front matter", problems: problems)
    title = reader.text("title")
    subtitle = reader.text("subtitle")
    paper = PaperMatter(reader)
    (defaults, fonts) = (RenderDefaults(reader), FontNames(reader))
    date = reader.text("date")
    abstract = reader.text("abstract")
    numbersSections = reader.flag("numbered") ?? false
    let sources = reader.mapping("data")
    data = sources.keys.compactMap { DataSource($0, sources) }
    parameters = reader.named("parameters")
    for (name, parts) in reader.lists("columns") { columns[name.text] = texts(parts) }
    for (column, values) in reader.lists("order") {
      order[column.text] = values.map(\.text)
      named.append(.init(column))
    }
    readTitles(reader.mapping("titles", valuesMayBeEmpty: true))
    duplicates =
      reader.choice("duplicates", DuplicatePolicy.allCases.map(\.name)).flatMap(DuplicatePolicy.init)
      ?? defaults.duplicates
    readRanges(reader.mapping("ranges"))
    if reader.isMapping("identity") || reader.choice("identity", [Self.fromRun]) == nil {
      readIdentity(reader.mapping("identity", allowed: Self.identityKeys, what: "key"))
    } else {
      identityFromRun = reader.text("identity")
    }
    let join = reader.mapping("join")
    joins = join.keys.map { ($0, join.list($0.text)) }
    bibliography = reader.list("bibliography")
    citationStyle = reader.entry("citation_style", of: CitationStyle.all) ?? .numeric
    macros = FormulaMacros(reader.macros)
    formulaColumns = Set(texts(reader.list("math")))
    let types = reader.mapping("types")
    for key in types.keys {
      named.append(.init(key))
      self.types[key.text] = types.text(key.text).flatMap { ColumnType($0, problems: problems) }
    }
    let rankings = reader.mapping("rankings")
    self.rankings = rankings.keys.compactMap { Ranking(name: $0, rankings) }
    derivations = Derivations(reader)
    derivations.interval = defaults.interval ?? derivations.interval
    for column in derivations.computed where ranges[column.name] == nil { ranges[column.name] = column.range }
  }

  private mutating func readRanges(_ reader: OptionReader) {
    for key in reader.keys {
      named.append(.init(key))
      let ends = reader.list(key.text).map { Double($0.text) }
      if ends.count == 2, let low = ends[0], let high = ends[1], low < high {
        ranges[key.text] = low...high
      } else {
        reader.problems.report(
          "a range needs two numbers, the smaller first", hint: "write \(key.text): [0, 1]",
          at: key.location())
      }
    }
  }

  private mutating func readTitles(_ reader: OptionReader) {
    for key in reader.keys {
      named.append(.init(key, mayBeComputed: true))
      titles[key.text] = reader.text(key.text)?.text ?? ""
    }
  }

  private mutating func readIdentity(_ reader: OptionReader) {
    cell = texts(reader.list("cell"))
    identity = Identity(
      replicate: texts(reader.list("replicate")), separate: texts(reader.list("separate")),
      criteria: reader.list("best").compactMap { criterion($0, reader) })
  }

  /// Returns the names of columns and adds them to `named`.
  private mutating func texts(_ names: [SourceText]) -> [String] {
    named += names.map { .init($0) }
    return names.map(\.text)
  }

  /// Reads `highest accuracy` or `lowest loss`.
  private mutating func criterion(_ text: SourceText, _ reader: OptionReader) -> Identity.Criterion? {
    let words = text.text.split(separator: " ", maxSplits: 1).map(String.init)
    if words.count == 2, let goal = Identity.Criterion.Goal(rawValue: words[0]) {
      named.append(.init(text.part(words[1], offset: words[0].unicodeScalars.count + 1)))
      return Identity.Criterion(goal, words[1])
    }
    reader.problems.report(
      "expected 'highest' or 'lowest' and a column", hint: "write best: [highest accuracy, lowest loss]",
      at: text.location())
    return nil
  }
}

/// The values of a column, sorted by an expression from highest to lowest. For a ranking named `best` it defines the
/// parameters `best.first`, `best.first.value`, `best.last`, `best.last.value` and `best.count`.
struct Ranking: Sendable {
  let name: String
  let column: SourceText
  let expression: Expression
  let condition: Condition?

  static let fields = [
    OptionField("of", .text, "The column whose values are ranked.", isRequired: true),
    OptionField("by", .expression, "An expression; the highest comes first.", isRequired: true),
    OptionField("where", .text, "Use only the rows that match."),
  ]
  static let keys = fields.names

  fileprivate init?(name: SourceText, _ rankings: OptionReader) {
    let reader = rankings.mapping(name.text, allowed: Self.keys, what: "key of a ranking")
    guard let column = reader.required("of", in: name), let by = reader.required("by", in: name) else { return nil }
    guard let expression = reader.expression(by) else { return nil }
    self.name = name.text
    self.column = column
    self.expression = expression
    condition = reader.condition("where")
  }
}

extension OptionReader {
  /// The TeX macros by name. Definitions that are not valid are reported.
  fileprivate var macros: [String: String] {
    let definitions = named("macros")
    for (name, body) in definitions {
      guard let problem = FormulaMacros.problem(name: name, body: body.text) else { continue }
      problems.report(problem, hint: "write macros: {\\R: \"\\mathbb{R}\"}", at: body.location())
    }
    return definitions.reduce(into: [:]) { $0[$1.name] = $1.value.text }
  }

  /// Reads `key: {name: value}`, in the order of the file.
  fileprivate func named(_ key: String) -> [(name: String, value: SourceText)] {
    let reader = mapping(key, valuesMayBeEmpty: true)
    return reader.keys.map { ($0.text, reader.text($0.text) ?? $0.part("")) }
  }

  /// Reads `key: {name: [a, b]}`.
  fileprivate func lists(_ key: String) -> [(name: SourceText, values: [SourceText])] {
    let reader = mapping(key)
    return reader.keys.map { ($0, reader.list($0.text)) }
  }
}

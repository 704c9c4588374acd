import Analysis
import Basics

/// What the head of a notebook says about the document and about the columns of its data.
package struct FrontMatter: Sendable {
  var title: SourceText?
  var subtitle: SourceText?
  var authors: [String] = []
  var date: SourceText?
  var abstract: SourceText?
  var numbersSections = false
  /// Files by the names of their sources, as the notebook gives them; the command line goes before.
  package var data: [(name: String, value: SourceText)] = []
  package var parameters: [(name: String, value: SourceText)] = []
  /// Names for several columns together, such as `network` for type, depth and activation.
  var columns: [String: [String]] = [:]
  var order: [String: [String]] = [:]
  var titles: [String: String] = [:]
  var ranges: [String: ClosedRange<Double>] = [:]
  package var duplicates: DuplicatePolicy?
  /// Which columns make a cell and a trial; a name for several columns is one axis of the cells.
  var identity = Identity()
  /// For a source, the columns on which its other columns are joined to `results`.
  var joins: [(source: SourceText, columns: [String])] = []
  var rankings: [Ranking] = []
  var derivations = Derivations()
  /// A BibTeX file.
  var bibliography: SourceText?
  /// Columns whose fields are read as numbers or as texts, even if they look different.
  package var types: [String: ColumnType] = [:]

  package enum ColumnType: String, CaseIterable, Sendable {
    case number, text
  }

  static let identityKeys = ["cell", "replicate", "separate", "best"]

  static let keys =
    [
      "title", "subtitle", "authors", "date", "abstract", "numbered", "data", "parameters", "columns", "order",
      "titles",
      "ranges", "duplicates", "identity", "join", "rankings", "bibliography",
      "types",
    ] + Derivations.keys

  init() {}

  init(_ yaml: SourceText, problems: ProblemList) {
    let reader = OptionReader(
      yaml, allowed: Self.keys, what: "key of the front matter", problems: problems)
    title = reader.text("title")
    subtitle = reader.text("subtitle")
    authors = reader.list("authors").map(\.text)
    date = reader.text("date")
    abstract = reader.text("abstract")
    numbersSections = reader.flag("numbered") ?? false
    data = reader.named("data")
    parameters = reader.named("parameters")
    columns = reader.lists("columns")
    order = reader.lists("order")
    titles = Dictionary(uniqueKeysWithValues: reader.named("titles").map { ($0.name, $0.value.text) })
    duplicates = reader.choice("duplicates", DuplicatePolicy.allCases.map(\.name)).flatMap(DuplicatePolicy.init)
    readRanges(reader.mapping("ranges"))
    readIdentity(reader.mapping("identity", allowed: Self.identityKeys, what: "key"))
    let join = reader.mapping("join")
    joins = join.keys.map { ($0, join.list($0.text).map(\.text)) }
    bibliography = reader.text("bibliography")
    let types = reader.mapping("types")
    for key in types.keys {
      self.types[key.text] = types.choice(key.text, ColumnType.allCases.map(\.rawValue)).flatMap(ColumnType.init)
    }
    let rankings = reader.mapping("rankings")
    self.rankings = rankings.keys.compactMap { Ranking(name: $0, rankings) }
    derivations = Derivations(reader)
    for column in derivations.computed where ranges[column.name] == nil { ranges[column.name] = column.range }
  }

  private mutating func readRanges(_ reader: OptionReader) {
    for key in reader.keys {
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

  /// A joint column named in `cell`, such as `network`, is one axis of the grid; any other column is one of its own.
  private mutating func readIdentity(_ reader: OptionReader) {
    let cell = reader.list("cell").map(\.text)
    identity = Identity(
      axes: cell.map { columns[$0] ?? [$0] },
      replicate: reader.list("replicate").map(\.text), separate: reader.list("separate").map(\.text),
      criteria: reader.list("best").compactMap { criterion($0, reader) })
    identity.joint = columns
  }

  /// `highest accuracy`, `lowest loss`.
  private func criterion(_ text: SourceText, _ reader: OptionReader) -> Identity.Criterion? {
    let words = text.text.split(separator: " ").map(String.init)
    if words.count == 2, let goal = Identity.Criterion.Goal(rawValue: words[0]) {
      return Identity.Criterion(goal, words[1])
    }
    reader.problems.report(
      "expected 'highest' or 'lowest' and a column", hint: "write best: [highest accuracy, lowest loss]",
      at: text.location())
    return nil
  }
}

/// The values of a column from the highest to the lowest of an expression, as parameters: `best.first`,
/// `best.first.value`, `best.last`, `best.last.value`, `best.count`.
struct Ranking: Sendable {
  let name: String
  let column: SourceText
  let expression: Expression
  let condition: Condition?

  static let keys = ["of", "by", "where"]

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
  /// `key: {name: value}` in the order of the file.
  fileprivate func named(_ key: String) -> [(name: String, value: SourceText)] {
    let reader = mapping(key)
    return reader.keys.map { ($0.text, reader.text($0.text) ?? $0.part("")) }
  }

  /// `key: {name: [a, b]}`.
  fileprivate func lists(_ key: String) -> [String: [String]] {
    let reader = mapping(key)
    return Dictionary(uniqueKeysWithValues: reader.keys.map { ($0.text, reader.list($0.text).map(\.text)) })
  }
}

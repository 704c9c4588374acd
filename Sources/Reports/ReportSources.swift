import Analysis
import Basics
import Notebooks
import Platform
import Tables

/// The tables of a notebook, and the files in the folder of the first of them.
package struct ReportSources {
  package private(set) var tables: [String: Table] = [:]
  /// The paths of all that was read.
  package private(set) var files: [String] = []
  /// Of the run, or `SOURCE_DATE_EPOCH`, in seconds since 1970; nil where neither is known.
  package private(set) var creationTime: Int?
  /// What the run beside the results says of cells and trials.
  private(set) var runIdentity: Identity?
  private let conventions: ResultsConventions

  /// - Parameters:
  ///   - data: `FILE` or `name=FILE`, from the command line; the first without a name is `results`.
  ///   - results: files or patterns that together are `results`, instead of such an argument.
  ///   - table: how those files are written.
  ///   - path: of the notebook, whose own data files are named from there.
  package init(
    data: [String] = [], results: [String] = [], table: TableOptions = TableOptions(), notebook: Notebook,
    path: String, conventions: ResultsConventions
  ) throws {
    self.conventions = conventions
    var named = try Self.named(data)
    if !results.isEmpty { named.append(("results", try TableSource(results))) }
    let types = notebook.frontMatter.types.merging(table.types) { $1 }
    for (name, source) in named { try read(name, source, table.format, types) }
    for source in notebook.frontMatter.data where !named.contains(where: { $0.name == source.name }) {
      guard let files = try Self.tables(of: source, in: Self.folder(of: path)) else { continue }
      named.append((source.name, files))
      try read(source.name, files, source.format, types)
    }
    for source in notebook.frontMatter.data { try addEmpty(source) }
    if let results = named.first(where: { $0.name == "results" })?.source.path { try addNeighbours(of: results) }
    tables.merge(conventions.knownTables(tables["results"])) { given, _ in given }
    try readDate()
  }

  /// What the notebook declares goes before what the columns of results are known to hold.
  private mutating func read(
    _ name: String, _ source: TableSource, _ format: TableFormat, _ types: [String: FrontMatter.ColumnType]
  ) throws {
    var reader = name == "results" ? conventions.reader : CSVReader()
    reader.format = format
    for (written, type) in types {
      for column in NamedColumn.possibleNames(written) { reader.declare(column, type) }
    }
    tables[name] = try source.read(reader)
    files += source.paths
  }

  /// The files of a notebook's own source; what is wrong with their names is wrong in the notebook.
  ///
  /// - Returns: nil where no file is named so, and there need not be one.
  private static func tables(of source: DataSource, in folder: String) throws -> TableSource? {
    do {
      let files = try TableSource([source.file.text], in: folder)
      if source.like != nil, let path = files.path, !InputFile.exists(path) { return nil }
      return files
    } catch {
      if source.like != nil, error.message.hasPrefix("no file is named like") { return nil }
      throw source.file.place(error)
    }
  }

  /// A source without a file is as another one without rows, if it says so.
  private mutating func addEmpty(_ source: DataSource) throws {
    guard tables[source.name] == nil, let like = source.like else { return }
    guard let model = tables[like.text] else {
      throw like.place(
        Diagnostic.unknownName(like.text, what: "source", valid: tables.keys.sorted(), kind: .badData))
    }
    tables[source.name] = model.rows([])
  }

  private static func named(_ data: [String]) throws -> [(name: String, source: TableSource)] {
    var result: [(name: String, source: TableSource)] = []
    for text in data {
      let (name, file) = source(text)
      guard !result.contains(where: { $0.name == name }) else {
        throw Diagnostic(.usage, "two files for the source '\(name)'", hint: "name the second: --data other=\(text)")
      }
      result.append((name, try TableSource([file])))
    }
    return result
  }

  /// `results=a.csv`, or a path alone, which may have an `=` itself.
  private static func source(_ text: String) -> (name: String, file: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let isNamed = parts.count == 2 && parts[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isNamed ? (parts[0], parts[1]) : ("results", text)
  }

  /// The paths in what `--data` was given.
  static func files(in data: [String]) -> [String] {
    data.map { source($0).file }.flatMap { (try? TableSource([$0]))?.paths ?? [$0] }
  }

  /// `run.json`, `curves.csv` and `curves.csv.gz`, if they are in the folder of the results.
  private mutating func addNeighbours(of results: String) throws {
    tables["results"] = tables["results"]?.excluding(try conventions.exclusions(results))
    runIdentity = try conventions.identity(results)
    let folder = Self.folder(of: results)
    if tables["run"] == nil, InputFile.exists(folder + "run.json") {
      tables["run"] = try RunFacts.table(path: folder + "run.json")
      files.append(folder + "run.json")
    }
    if tables["curves"] == nil { try readCurves(in: folder) }
  }

  private mutating func readCurves(in folder: String) throws {
    let paths = CurveFiles.paths(in: folder)
    guard let curves = try CurveFiles.table(paths) else { return }
    tables["curves"] = curves
    files += paths
  }

  /// Whether the results are of the study's own form.
  package var areOfTheStudy: Bool {
    tables["results"].map { results in conventions.key.allSatisfy(results.hasColumn) } ?? false
  }

  package var optionalSources: [OptionalSource] {
    get throws(Diagnostic) { try conventions.optionalSources }
  }

  /// Where a character is written first in the data.
  func location(of character: Character) -> SourceLocation? {
    for (_, table) in tables.sorted(by: { $0.key < $1.key }) {
      for column in table.columns {
        if column.name.contains(character) { return table.origin.map { SourceLocation(file: $0.file, line: 1) } }
        guard case .text(let codes, let categories) = column.values else { continue }
        let found = Set(categories.indices.filter { categories[$0].contains(character) }.map(Int32.init))
        if let row = codes.firstIndex(where: found.contains) { return table.location(ofRow: row) }
      }
    }
    return nil
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Only the day of a run is used, so that equal results give equal reports, whether they were made in one run or in
  /// two.
  private mutating func readDate() throws(Diagnostic) {
    if let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty {
      guard let seconds = Int(text), UTCDate.validSeconds.contains(seconds) else {
        throw Diagnostic(
          .usage, "the environment variable SOURCE_DATE_EPOCH is '\(text)'",
          hint: "set it to a whole number of seconds since 1970, up to \(UTCDate.validSeconds.upperBound)")
      }
      creationTime = seconds
    } else {
      creationTime = lastTimeOfRun.map { $0 - $0 % 86_400 }
    }
  }

  /// In seconds. A table may have times that are none.
  private var lastTimeOfRun: Int? {
    let ofRun = ["finished", "started"].compactMap { tables["run"]?[$0]?.text(0) }
    let ofRows = tables["results"]?["datetime"]?.distinctValues() ?? []
    func valid(_ times: [String]) -> [Int] { times.compactMap(UTCDate.seconds).filter(UTCDate.validSeconds.contains) }
    return valid(ofRun).first ?? valid(ofRows).max()
  }
}

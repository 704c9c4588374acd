import Analysis
import Basics
import Notebooks
import Platform
import Tables

/// The tables of a notebook: its data files, and the files in the folder of the results.
package struct ReportSources {
  package private(set) var tables: [String: Table] = [:]
  /// The paths of all files that were read.
  package private(set) var files: [String] = []
  /// The seconds since 1970 of the day of the run, or `SOURCE_DATE_EPOCH`; nil if neither is known.
  package private(set) var creationTime: Int?
  /// The columns that identify cells and trials, as the record beside the results says.
  private(set) var runIdentity: Identity?
  private let conventions: ResultsConventions

  /// Reads all tables.
  ///
  /// - Parameters:
  ///   - data: The arguments `FILE` or `name=FILE` of the command line. A file without a name is `results`.
  ///   - results: Files or patterns that together are `results`, instead of such an argument.
  ///   - table: How those files are read.
  ///   - notebook: The notebook, which may name further data files.
  ///   - path: The path of the notebook. Its own data files are relative to its folder.
  ///   - conventions: What is known about results files.
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

  /// Reads a table. The declared column types take precedence over the types that results files have.
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

  /// Returns the files of a source that the notebook itself names. An error in their names is placed in the notebook.
  ///
  /// - Returns: nil if no such file exists, and the source may be empty.
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

  /// Adds a table for a source without a file, if the source names another one with `like`: that table without its
  /// rows.
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

  /// Splits `results=a.csv` into name and file. The name of a path alone, which may contain `=`, is `results`.
  private static func source(_ text: String) -> (name: String, file: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let isNamed = parts.count == 2 && parts[0].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    return isNamed ? (parts[0], parts[1]) : ("results", text)
  }

  /// Returns the paths that the arguments of `--data` name.
  static func files(in data: [String]) -> [String] {
    data.map { source($0).file }.flatMap { (try? TableSource([$0]))?.paths ?? [$0] }
  }

  /// Reads `run.json`, `curves.csv` and `curves.csv.gz`, if they are in the folder of the results.
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

  /// True if the results have the key columns of the study's own results files.
  package var areOfTheStudy: Bool {
    tables["results"].map { results in conventions.key.allSatisfy(results.hasColumn) } ?? false
  }

  package var optionalSources: [OptionalSource] {
    get throws(Diagnostic) { try conventions.optionalSources }
  }

  /// Returns where a character first occurs in the data; nil if it does not.
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

  /// Sets the creation time. Only the day of a run is used, so that equal results give equal reports, whether one run
  /// made them or two.
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

  /// The end of the run in seconds since 1970. Times in the tables that are not valid are ignored.
  private var lastTimeOfRun: Int? {
    let ofRun = ["finished", "started"].compactMap { tables["run"]?[$0]?.text(0) }
    let ofRows = tables["results"]?["datetime"]?.distinctValues() ?? []
    func valid(_ times: [String]) -> [Int] { times.compactMap(UTCDate.seconds).filter(UTCDate.validSeconds.contains) }
    return valid(ofRun).first ?? valid(ofRows).max()
  }
}

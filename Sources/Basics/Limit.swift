/// The largest allowed size of one kind of input, so that no file can use up the time or the memory of a machine.
///
/// `all` lists every limit. Each is above what reports need, and `--limit NAME=N` raises most of them. The limits of
/// nesting and of terms are fixed, because they protect the stack of a thread.
package struct Limit: Named, Sendable, Equatable {
  package let name: String
  /// What is counted, in words for messages.
  package let subject: String
  /// The value without `--limit`.
  package let usual: Int
  package let canBeRaised: Bool

  package static let all: [Limit] = [
    .bytes, .stream, .nesting, .terms, .nodes, .characters, .marks, .field, .formula, .expansions, .text, .includes,
    .repetitions, .networks, .cells, .trials, .merged, .line, .compared, .draws, .categories, .points, .tableRows,
    .pixels, .pages, .files, .unpacked, .columns, .fields, .steps, .seconds,
  ]

  /// The bytes of a text file that is not a table.
  package static let bytes = Limit("bytes", "bytes", 50_000_000)
  /// The bytes of an input that has no size, such as a pipe, and is kept in memory as a whole.
  package static let stream = Limit("stream", "bytes from a stream", 500_000_000)
  /// The nesting of parentheses and signs in expressions, of blocks and emphasis in Markdown, of YAML, and of parts.
  package static let nesting = Limit("nesting", "levels of nesting", 100, isFixed: true)
  /// The terms of an expression or a condition.
  package static let terms = Limit("terms", "terms", 200, isFixed: true)
  /// The values of a piece of YAML. A value that aliases repeat counts each time.
  package static let nodes = Limit("nodes", "values", 100_000)
  /// The characters of one option, label or title.
  package static let characters = Limit("characters", "characters", 20_000)
  /// The accents and other combining marks on one letter, which a font places one by one.
  package static let marks = Limit("marks", "marks on one letter", 100)
  /// The characters of a BibTeX field, with its abbreviations expanded.
  package static let field = Limit("field", "characters", 100_000)
  /// The characters of a formula, with its macros expanded.
  package static let formula = Limit("formula", "characters in a formula", 10_000)
  /// The macro calls in a formula, including the calls that other macros make.
  package static let expansions = Limit("expansions", "calls of macros", 1_000)
  /// The bytes of a notebook and of all files that it includes. A file that is included twice counts twice.
  package static let text = Limit("text", "bytes of text", 2_000_000)
  package static let includes = Limit("includes", "included files", 1_000)
  /// The values for which `each` repeats its part of a notebook.
  package static let repetitions = Limit("repetitions", "values to repeat a part for", 1_000)
  /// The networks of a grid. A network counts once for each combination of its settings.
  package static let networks = Limit("networks", "networks", 250_000)
  /// The cells of a grid: each network on each task and dataset, including those that the grid leaves out.
  package static let cells = Limit("cells", "cells", 20_000_000)
  /// The trials of a grid. They are counted without being built. Finding one shard among so many takes seconds.
  package static let trials = Limit("trials", "trials", 200_000_000)
  /// The bytes of a file of results or curves that is merged, because it is kept in memory as a whole.
  package static let merged = Limit("merged", "bytes to merge", 500_000_000)
  /// The bytes of the last line of a file that runs append to. A killed run may have left that line unfinished.
  package static let line = Limit("line", "bytes in its last line", 1_000_000)
  /// The values that are compared in pairs, each with each other.
  package static let compared = Limit("compared", "values to compare with one another", 300)
  /// The values that a bootstrap draws, over all replicates of all groups. Two cores draw this many in ten seconds.
  package static let draws = Limit("draws", "values to draw", 2_000_000_000)
  /// The categories along an axis, in a legend or in panels.
  package static let categories = Limit("categories", "categories", 2_000)
  /// The rows that one chart draws.
  package static let points = Limit("points", "rows to draw", 200_000)
  /// The rows of a table in the document.
  package static let tableRows = Limit("rows", "rows", 20_000)
  package static let pixels = Limit("pixels", "pixels", 200_000_000)
  package static let pages = Limit("pages", "pages", 5_000)
  /// The files that match a pattern and are read as one table.
  package static let files = Limit("files", "files", 10_000)
  /// The unpacked bytes of a gzip file, which can be a thousand times larger than the file.
  package static let unpacked = Limit("unpacked", "bytes when it is unpacked", 10_000_000_000)
  /// The columns of a table whose rows may each have other columns.
  package static let columns = Limit("columns", "columns", 10_000)
  /// The rows times the columns of such a table.
  package static let fields = Limit("fields", "fields", 200_000_000)
  /// The steps of SQLite. It takes about a hundred million in a second.
  package static let steps = Limit("steps", "steps of SQLite", 500_000_000)

  /// The seconds that drawing an SVG takes at the size of the page. A small file can ask for any number of blurs.
  package static let seconds = Limit("seconds", "seconds of drawing", 5)

  private init(_ name: String, _ subject: String, _ usual: Int, isFixed: Bool = false) {
    self.name = name
    self.subject = subject
    self.usual = usual
    canBeRaised = !isFixed
  }

  private static let raised = Monitor<[String: Int]>([:])

  /// The value that applies now: that of `--limit`, or the usual one.
  package var most: Int { Self.raised.access { $0[name] } ?? usual }

  /// Raises a limit.
  ///
  /// - Parameter text: The name and the value as the user typed them, such as `points=500000`.
  /// - Throws: `usage` for an unknown name, for a fixed limit, and for a value that is not a positive whole number.
  package static func raise(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let most = Int(parts[1]), most > 0 else {
      throw Diagnostic(.usage, "'\(text)' is not a limit", hint: "write --limit NAME=N, such as --limit points=500000")
    }
    let limit = try all.filter(\.canBeRaised).named(parts[0], what: "limit")
    raised.change { $0[limit.name] = most }
  }

  /// Checks that a count is within the limit.
  ///
  /// - Parameters:
  ///   - count: The count, in the unit of `subject`.
  ///   - what: The thing that has the count, such as `the chart`.
  ///   - kind: The kind of the error.
  ///   - location: The place of the error.
  /// - Throws: an error that names the limit and the option that raises it.
  package func check(
    _ count: Int, _ what: @autoclosure () -> String, kind: Diagnostic.Kind = .badData,
    at location: @autoclosure () -> SourceLocation? = nil
  ) throws(Diagnostic) {
    let most = most
    if count > most { throw exceeded(what(), kind: kind, at: location()) }
  }

  /// Returns the error for something that has more than `most`. For counts that stop at the limit.
  package func exceeded(
    _ what: String, kind: Diagnostic.Kind = .badData, at location: SourceLocation? = nil
  )
    -> Diagnostic
  {
    Diagnostic(
      kind, "\(what) has more than \(most) \(subject)",
      hint: canBeRaised
        ? "if that is meant, raise the limit: --limit \(name)=N" : "this limit is fixed: write less in one",
      at: location)
  }

  /// Returns the limit that a tree exceeds: this one, for its number of nodes, or `nesting`, for its depth. Nil if
  /// neither.
  ///
  /// The search stops at the first limit that is exceeded.
  package func exceeded<Node>(by root: Node, children: (Node) -> [Node]) -> Limit? {
    let (most, deepest) = (most, Limit.nesting.most)
    var (waiting, count) = ([(node: root, depth: 1)], 0)
    while let (node, depth) = waiting.popLast() {
      count += 1
      guard depth <= deepest else { return .nesting }
      guard count <= most else { return self }
      let children = children(node)
      guard children.count <= most - count else { return self }
      waiting += children.map { ($0, depth + 1) }
    }
    return nil
  }
}

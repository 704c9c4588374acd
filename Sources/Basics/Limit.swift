/// What an input may have at most, so that no file, however it was made, takes all time or memory of a machine.
///
/// The entries of `all` are the definition. Each is above what reports need, and `--limit NAME=N` raises most of them.
/// Those of nesting are fixed: they are what the stack of a thread can take.
package struct Limit: Named, Sendable, Equatable {
  package let name: String
  /// What is counted, for people.
  package let subject: String
  /// Without `--limit`.
  package let usual: Int
  package let canBeRaised: Bool

  package static let all: [Limit] = [
    .bytes, .stream, .nesting, .terms, .nodes, .characters, .marks, .field, .formula, .expansions, .text, .includes,
    .repetitions, .networks, .cells, .trials, .merged, .line, .compared, .draws, .categories, .points, .tableRows,
    .pixels, .pages, .files, .unpacked, .columns, .fields, .steps, .seconds,
  ]

  /// Of a text file that is not a table.
  package static let bytes = Limit("bytes", "bytes", 50_000_000)
  /// Of what has no size, such as a pipe, and is kept as a whole.
  package static let stream = Limit("stream", "bytes from a stream", 500_000_000)
  /// Of parentheses and signs in an expression; of lists, quotations and emphasis in a text; of YAML; of parts.
  package static let nesting = Limit("nesting", "levels of nesting", 100, isFixed: true)
  /// Of an expression or a condition.
  package static let terms = Limit("terms", "terms", 200, isFixed: true)
  /// Of a piece of YAML; those that aliases repeat count each time.
  package static let nodes = Limit("nodes", "values", 100_000)
  /// Of one option, label or title.
  package static let characters = Limit("characters", "characters", 20_000)
  /// Accents and other marks on one letter, which a font places one by one.
  package static let marks = Limit("marks", "marks on one letter", 100)
  /// Of a field of BibTeX, with the abbreviations in it.
  package static let field = Limit("field", "characters", 100_000)
  /// Of a formula, with what macros stand for.
  package static let formula = Limit("formula", "characters in a formula", 10_000)
  /// Each macro in a formula counts as often as it is called, by other macros too.
  package static let expansions = Limit("expansions", "calls of macros", 1_000)
  /// Of a notebook with all files that it includes, each time that it does.
  package static let text = Limit("text", "bytes of text", 2_000_000)
  package static let includes = Limit("includes", "included files", 1_000)
  /// Values that 'each' repeats its part for.
  package static let repetitions = Limit("repetitions", "values to repeat a part for", 1_000)
  /// Of a grid, each with its settings.
  package static let networks = Limit("networks", "networks", 250_000)
  /// Of a grid: a network on a task and a dataset, those that it leaves out too.
  package static let cells = Limit("cells", "cells", 20_000_000)
  /// Of a grid. They are counted without being made; a shard of so many takes seconds to find.
  package static let trials = Limit("trials", "trials", 200_000_000)
  /// Of a file of results or curves that is merged: it is kept as a whole.
  package static let merged = Limit("merged", "bytes to merge", 500_000_000)
  /// Of the last line of a file that runs append to, which a killed run may have left without an end.
  package static let line = Limit("line", "bytes in its last line", 1_000_000)
  /// Each with each other one.
  package static let compared = Limit("compared", "values to compare with one another", 300)
  /// Of a bootstrap, over all replicates of all groups: what two cores draw in ten seconds.
  package static let draws = Limit("draws", "values to draw", 2_000_000_000)
  /// Along an axis, in a legend or in panels.
  package static let categories = Limit("categories", "categories", 2_000)
  /// Of a chart.
  package static let points = Limit("points", "rows to draw", 200_000)
  /// Of a table in the document.
  package static let tableRows = Limit("rows", "rows", 20_000)
  package static let pixels = Limit("pixels", "pixels", 200_000_000)
  package static let pages = Limit("pages", "pages", 5_000)
  /// That a pattern names, to be read as one table.
  package static let files = Limit("files", "files", 10_000)
  /// Of a file that gzip has packed, which may be a thousand times as long as it is.
  package static let unpacked = Limit("unpacked", "bytes when it is unpacked", 10_000_000_000)
  /// Of a table of which each row may have others.
  package static let columns = Limit("columns", "columns", 10_000)
  /// Of such a table: its rows times its columns.
  package static let fields = Limit("fields", "fields", 200_000_000)
  /// Of SQLite, of which there are about a hundred million in a second.
  package static let steps = Limit("steps", "steps of SQLite", 500_000_000)

  /// Of an SVG, as large as a page shows it: a small file can ask for any number of blurs.
  package static let seconds = Limit("seconds", "seconds of drawing", 5)

  private init(_ name: String, _ subject: String, _ usual: Int, isFixed: Bool = false) {
    self.name = name
    self.subject = subject
    self.usual = usual
    canBeRaised = !isFixed
  }

  private static let raised = Monitor<[String: Int]>([:])

  package var most: Int { Self.raised.access { $0[name] } ?? usual }

  /// - Parameter text: `points=500000`, as the user typed it.
  /// - Throws: `usage` for another name, for a fixed limit, and for what is no whole number above 0.
  package static func raise(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let most = Int(parts[1]), most > 0 else {
      throw Diagnostic(.usage, "'\(text)' is not a limit", hint: "write --limit NAME=N, such as --limit points=500000")
    }
    let limit = try all.filter(\.canBeRaised).named(parts[0], what: "limit")
    raised.change { $0[limit.name] = most }
  }

  /// - Parameters:
  ///   - what: has the count: `the chart`.
  ///   - kind: that of the mistakes of the file.
  /// - Throws: an error that names the limit, and the option that raises it.
  package func check(
    _ count: Int, _ what: @autoclosure () -> String, kind: Diagnostic.Kind = .badData,
    at location: @autoclosure () -> SourceLocation? = nil
  ) throws(Diagnostic) {
    let most = most
    if count > most { throw exceeded(what(), kind: kind, at: location()) }
  }

  /// The error where counting has ended at the limit.
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

  /// The limit that a tree exceeds: this one, of its nodes, or that of nesting; looks at no more of it than that.
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

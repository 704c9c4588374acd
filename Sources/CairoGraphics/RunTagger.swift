import CCairo
import Graphics
import TaggedPDF

/// Records which structure element owns what is painted on pages. Tiny rectangles mark the begin and end of each run in
/// the file; `TaggedFile` finds and removes them.
final class RunTagger {
  private(set) var content = PageRuns()
  private let context: CairoContext
  private var page = 0
  private var owner = PageRuns.Owner.node([])
  private var isOpen = false

  init(_ context: CairoContext) { self.context = context }

  func endPage() {
    close()
    page += 1
  }

  /// Begins the content of a tag.
  ///
  /// - Returns: the enclosing owner, to be passed to `end`.
  func begin(_ tag: DrawingTag) -> PageRuns.Owner {
    close()
    let outer = owner
    switch (tag, owner) {
    case (.artifact(let kind), _): owner = .artifact(kind)
    case (.node(let node), .node(let path)): owner = .node(path + [node])
    // A node in an artifact is a part of the artifact.
    case (.node, .artifact): break
    }
    // Even a node without content needs a run, such as an empty cell of a table.
    beginRun()
    return outer
  }

  func end(_ outer: PageRuns.Owner) {
    close()
    owner = outer
  }

  /// Begins a run of the current owner, unless one is open. Content outside of all nodes, or directly in a node that
  /// only contains other nodes, gets no run: it is an artifact.
  func beginRun() {
    guard !isOpen, content.runs.count < PageRuns.most else { return }
    if case .node(let path) = owner, path.last?.role.holdsContent != true { return }
    content.runs.append(PageRuns.Run(page: page, owner: owner))
    mark(PageRuns.begin)
    isOpen = true
  }

  private func close() {
    guard isOpen else { return }
    mark(PageRuns.end)
    isOpen = false
  }

  func setBounds(_ area: Rectangle) {
    if isOpen { content.bounds[content.runs.count - 1] = area }
  }

  func link(_ area: Rectangle, to target: LinkTarget) {
    let destination: PageRuns.Destination =
      switch target {
      case .url(let address): .address(PDFEscaping.plainURI(address))
      case .anchor(let name): .place(PDFEscaping.plainName(name))
      }
    guard case .node(let path) = owner else { return }
    content.links.append(PageRuns.Link(page: page, path: path, area: area, destination: destination))
  }

  /// Paints a mark in the corner of the page, whatever the current transformation is.
  private func mark(_ kind: Double) {
    let (cairo, number) = (context.pointer, content.runs.count - 1)
    cairo_save(cairo)
    cairo_identity_matrix(cairo)
    cairo_reset_clip(cairo)
    cairo_set_source_rgb(cairo, kind, Double(number / 1000) / 1000, Double(number % 1000) / 1000)
    cairo_rectangle(cairo, 0, 0, PageRuns.markSize, PageRuns.markSize)
    cairo_fill(cairo)
    cairo_restore(cairo)
  }
}

extension DrawingCommand {
  /// True if the command itself paints something.
  var isContent: Bool {
    switch self {
    case .fill, .stroke, .tile, .text, .glyphs, .picture: true
    case .group, .link, .anchor: false
    }
  }
}

import CCairo
import Graphics
import TaggedPDF

/// Keeps account of what is painted on pages, and marks each run of one owner in the file by tiny rectangles, which
/// `TaggedFile` takes out again.
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

  /// - Returns: what to give to `end`.
  func begin(_ tag: DrawingTag) -> PageRuns.Owner {
    close()
    let outer = owner
    switch (tag, owner) {
    case (.artifact(let kind), _): owner = .artifact(kind)
    case (.node(let node), .node(let path)): owner = .node(path + [node])
    // What is in an artifact is a part of it.
    case (.node, .artifact): break
    }
    // Empty cells have a place in their row, too.
    beginRun()
    return outer
  }

  func end(_ outer: PageRuns.Owner) {
    close()
    owner = outer
  }

  /// Begins a run of the owner, unless one is open. What is in no node, or in one of other nodes, is an artifact without a
  /// mark.
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

  /// In the corner of the page, whatever the coordinates are.
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
  /// Whether it paints by itself.
  var isContent: Bool {
    switch self {
    case .fill, .stroke, .tile, .text, .glyphs, .picture: true
    case .group, .link, .anchor: false
    }
  }
}

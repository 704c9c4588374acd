import Basics
import Documents

/// Turns a block of raw HTML into blocks: the edges of `<details>`, line breaks and anchors.
struct HTMLBlockReader {
  private(set) var blocks: [NotebookBlock] = []
  private(set) var problems: [(message: String, hint: String)] = []
  /// The text behind `<summary>` so far, as it was written; nil outside a summary.
  private var summary: String?
  private var isOpen: Bool?
  private var marks: [NotebookInline] = []

  /// - Parameter inlines: Reads the Markdown of a summary.
  init(_ html: String, inlines: (String) -> [NotebookInline]) {
    for piece in AllowedHTML.pieces(html) { add(piece, inlines) }
    if summary != nil { refuse("'<summary>' has no end", "write '</summary>' in the same block") }
    finishDetails([])
    if !marks.isEmpty { blocks.append(.paragraph(marks)) }
  }

  private mutating func add(_ piece: AllowedHTML.Piece, _ inlines: (String) -> [NotebookInline]) {
    switch piece {
    case .tag(.endSummary, _):
      guard let text = summary else { return refuse("'</summary>' without '<summary>'", "write both in one line") }
      summary = nil
      finishDetails(inlines(text))
    case .tag(_, let written) where summary != nil, .unknown(let written) where summary != nil:
      summary = (summary ?? "") + written
    case .text(let text) where summary != nil: summary = (summary ?? "") + text
    case .tag(let tag, let written): add(tag, written)
    case .comment: break
    case .unknown(let tag): refuse(tag: tag)
    case .text(let text):
      refuse(
        "the text '\(text.prefix(40))' is inside a block of HTML",
        "leave an empty line before and behind it, so that it is read as Markdown")
    }
  }

  private mutating func add(_ tag: AllowedHTML, _ written: String) {
    switch tag {
    case .beginDetails(let isOpen):
      finishDetails([])
      self.isOpen = isOpen
    case .beginSummary:
      if isOpen == nil { refuse("'<summary>' outside '<details>'", "write it directly behind '<details>'") }
      summary = ""
    case .endDetails:
      finishDetails([])
      blocks.append(.disclosure(.end))
    case .lineBreak: marks.append(.lineBreak)
    case .anchor: marks.append(.html(written))
    case .begin, .end, .endSummary: refuse(tag: written)
    }
  }

  private mutating func finishDetails(_ summary: [NotebookInline]) {
    guard let isOpen else { return }
    blocks.append(.disclosure(.begin(summary: summary.isEmpty ? [.text("Details")] : summary, isOpen: isOpen)))
    self.isOpen = nil
  }

  private mutating func refuse(tag: String) {
    let message = "'\(tag.prefix(40))' cannot be shown in every format"
    refuse(message, "write it as Markdown; allowed as tags inside a text: \(AllowedHTML.names.joined(separator: ", "))")
  }

  private mutating func refuse(_ message: String, _ hint: String) { problems.append((message, hint)) }
}

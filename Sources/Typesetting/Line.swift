import Documents
import Graphics

/// One line of a paragraph: runs of text at their places from the line's left end.
struct Line {
  private struct Run {
    var piece: TextPiece
    var x: Double
    /// The spaces before it, which stretch by `stretch` and shrink by `shrink` points in all.
    var stretch: Double
    var shrink: Double
  }

  private var runs: [Run] = []
  /// Without the space at its end.
  private(set) var width = 0.0
  private var stretch = 0.0
  private var shrink = 0.0

  /// The items of a paragraph between two breaks, their spaces as wide as they are by nature.
  init(_ items: [ParagraphItem], from start: Int, to end: Int) {
    var space: (width: Double, stretch: Double, shrink: Double)?
    for item in items[start..<end] {
      switch item {
      case .box(let piece):
        if let space { add(space) }
        space = nil
        add(piece)
      case .glue(let width, let stretch, let shrink):
        if !runs.isEmpty { space = (width, stretch, shrink) }
      case .penalty, .forcedBreak: break
      }
    }
    if end < items.count, case .penalty(_, let hyphen?) = items[end] { add(hyphen) }
  }

  private mutating func add(_ space: (width: Double, stretch: Double, shrink: Double)) {
    runs[runs.count - 1].piece.text += " "
    width += space.width
    stretch += space.stretch
    shrink += space.shrink
  }

  private mutating func add(_ piece: TextPiece) {
    let last = runs.last
    if let last, !last.piece.text.hasSuffix(" "), last.piece.continues(piece), piece.footnote == nil {
      runs[runs.count - 1].piece.text += piece.text
      runs[runs.count - 1].piece.width += piece.width
      runs[runs.count - 1].piece.protrusion = piece.protrusion
    } else {
      runs.append(Run(piece: piece, x: width, stretch: stretch, shrink: shrink))
    }
    width += piece.width
  }

  /// How far spaces stretch at most; a line of a few long names is rather left short than torn apart.
  private static let loosest = 3.0

  /// Widens or narrows the spaces so that the line ends at `measure`, with small marks partly outside. A line that is
  /// not justified is only narrowed, and only if it does not fit.
  mutating func spread(to measure: Double, isJustified: Bool) {
    let missing = measure - width + (runs.last?.piece.protrusion ?? 0)
    let ratio: Double
    if missing >= 0 {
      guard isJustified, stretch > 0, missing <= stretch * Self.loosest else { return }
      ratio = missing / stretch
    } else {
      guard shrink > 0 else { return }
      ratio = max(-1, missing / shrink)
    }
    for index in runs.indices {
      runs[index].x += ratio * (ratio > 0 ? runs[index].stretch : runs[index].shrink)
    }
    width += ratio * (ratio > 0 ? stretch : shrink)
  }

  mutating func shift(by distance: Double) {
    for index in runs.indices { runs[index].x += distance }
  }

  func box(leading: Double, baseline: Double) -> PageBox {
    var box = PageBox(height: leading)
    for run in runs {
      let piece = run.piece
      box.commands.append(
        .text(TextRun(piece.text, font: piece.font, color: piece.color, at: Point(run.x, baseline - piece.rise))))
      if piece.isStruck {
        let y = baseline - piece.font.size * 0.26
        let line = Path.line(Point(run.x, y), Point(run.x + piece.width, y))
        box.commands.append(.stroke(line, Stroke(piece.color, width: piece.font.size * 0.06)))
      }
      if let footnote = piece.footnote { box.footnotes.append(footnote) }
    }
    box.commands += links(leading: leading)
    return box
  }

  /// One area for each link, with any number of words.
  private func links(leading: Double) -> [DrawingCommand] {
    var areas: [(target: LinkTarget, area: Rectangle)] = []
    var isOpen = false
    for run in runs {
      guard let target = run.piece.link else {
        isOpen = false
        continue
      }
      let area = Rectangle(x: run.x, y: leading * 0.1, width: run.piece.width, height: leading * 0.8)
      if isOpen, let last = areas.last, last.target == target {
        areas[areas.count - 1].area = last.area.union(area)
      } else {
        areas.append((target, area))
      }
      isOpen = true
    }
    return areas.map { .link($0.area, $0.target) }
  }
}

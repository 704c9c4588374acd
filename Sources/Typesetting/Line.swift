import Documents
import Graphics

/// One line of a paragraph: runs of text with their positions from the left end of the line.
struct Line {
  private struct Run {
    var piece: TextPiece
    var x: Double
    /// The total stretch and shrink, in points, of all spaces before the run.
    var stretch: Double
    var shrink: Double
    /// The space directly before the run, if there is one.
    var space: Glue?
    /// The stretch and shrink of a run that is a space itself.
    var ownStretch = 0.0
    var ownShrink = 0.0
  }

  private var runs: [Run] = []
  /// The width without the space at the end.
  private(set) var width = 0.0
  private var stretch = 0.0
  private var shrink = 0.0

  /// Creates a line from the items of a paragraph between two breaks. Spaces have their natural width.
  init(_ items: [ParagraphItem], from start: Int, to end: Int) {
    var space: Glue?
    for item in items[start..<end] {
      switch item {
      case .box(let piece):
        if let space { add(space) }
        add(piece, after: space)
        space = nil
      case .glue(let glue):
        if !runs.isEmpty { space = glue }
      case .penalty, .forcedBreak: break
      }
    }
    if end < items.count, case .penalty(_, let hyphen?) = items[end] { add(hyphen) }
    if runs.contains(where: { $0.piece.level > 0 }) { reorder() }
  }

  /// Arranges the runs from left to right if some of them are written from right to left. Each space becomes a run of
  /// its own, because it is to the left of the word that it follows.
  private mutating func reorder() {
    var parts: [Run] = []
    for run in runs {
      if let space = run.space, var blank = parts.last {
        blank.piece = TextPiece(
          text: " ", font: blank.piece.font, color: blank.piece.color, width: space.width, level: space.level)
        if run.piece.nodes == parts.last?.piece.nodes {
          (blank.piece.link, blank.piece.nodes) = (run.piece.link, run.piece.nodes)
        }
        (blank.ownStretch, blank.ownShrink) = (space.stretch, space.shrink)
        parts[parts.count - 1].piece.text.removeLast()
        parts.append(blank)
      }
      var run = run
      run.piece.protrusion = 0
      parts.append(run)
    }
    let order = TextDirections.visualOrder(parts.map(\.piece.level))
    var (x, stretch, shrink) = (0.0, 0.0, 0.0)
    runs = order.map { index in
      var run = parts[index]
      (run.x, run.stretch, run.shrink) = (x, stretch, shrink)
      (x, stretch, shrink) = (x + run.piece.width, stretch + run.ownStretch, shrink + run.ownShrink)
      return run
    }
  }

  private mutating func add(_ space: Glue) {
    runs[runs.count - 1].piece.text += " "
    width += space.width
    stretch += space.stretch
    shrink += space.shrink
  }

  private mutating func add(_ piece: TextPiece, after space: Glue? = nil) {
    let last = runs.last
    if let last, space == nil, !last.piece.text.hasSuffix(" "), last.piece.continues(piece), piece.footnote == nil {
      runs[runs.count - 1].piece.text += piece.text
      runs[runs.count - 1].piece.width += piece.width
      runs[runs.count - 1].piece.protrusion = piece.protrusion
    } else {
      runs.append(Run(piece: piece, x: width, stretch: stretch, shrink: shrink, space: space))
    }
    width += piece.width
  }

  /// The largest ratio by which spaces stretch. A line of a few long names is left short instead.
  private static let loosest = 3.0

  /// Stretches or shrinks the spaces so that the line ends at `measure`, with small punctuation marks partly outside. A
  /// line that is not justified only shrinks, and only if it does not fit.
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
    let (above, below) = room(leading: leading, baseline: baseline)
    let baseline = baseline + above
    var box = PageBox(height: leading + above + below)
    box.baselines = [baseline]
    for run in runs {
      let piece = run.piece
      box.commands += piece.commands(at: Point(run.x, baseline - piece.rise)).tagged(piece.nodes)
      if piece.isStruck { box.commands.append(rule(run, y: baseline - piece.font.size * 0.26)) }
      if piece.isUnderlined { box.commands.append(rule(run, y: baseline + piece.font.size * 0.14)) }
      if let footnote = piece.footnote { box.footnotes.append(footnote) }
    }
    box.commands += links(top: above, leading: leading)
    return box
  }

  private func rule(_ run: Run, y: Double) -> DrawingCommand {
    let line = Path.line(Point(run.x, y), Point(run.x + run.piece.width, y))
    return .stroke(line, Stroke(run.piece.color, width: run.piece.font.size * 0.06))
  }

  /// Returns the additional space that formulas need above and below a line of text, so that they touch no other line.
  private func room(leading: Double, baseline: Double) -> (above: Double, below: Double) {
    var room = (above: 0.0, below: 0.0)
    for run in runs {
      guard let formula = run.piece.formula else { continue }
      room.above = max(room.above, formula.height + run.piece.rise - baseline)
      room.below = max(room.below, formula.depth - run.piece.rise - (leading - baseline))
    }
    return room
  }

  /// Returns one area for each link, which may consist of several runs.
  private func links(top: Double, leading: Double) -> [DrawingCommand] {
    var areas: [(target: LinkTarget, area: Rectangle, nodes: [StructureNode])] = []
    var isOpen = false
    for run in runs {
      guard let target = run.piece.link else {
        isOpen = false
        continue
      }
      let area = Rectangle(x: run.x, y: top + leading * 0.1, width: run.piece.width, height: leading * 0.8)
      // A formula inside a link belongs to the link's area.
      let nodes = Array(run.piece.nodes.prefix { $0.role != .formula })
      if isOpen, let last = areas.last, last.target == target, last.nodes == nodes {
        areas[areas.count - 1].area = last.area.union(area)
      } else {
        areas.append((target, area, nodes))
      }
      isOpen = true
    }
    return areas.flatMap { [DrawingCommand.link($0.area, $0.target)].tagged($0.nodes) }
  }
}

extension [DrawingCommand] {
  /// Returns the commands inside structure nodes, which are given from the outermost to the innermost.
  fileprivate func tagged(_ nodes: [StructureNode]) -> [DrawingCommand] {
    nodes.reversed().reduce(self) { $0.tagged($1) }
  }
}

import Analysis
import Basics
import Charts
import Documents
import Graphics
import Tables

/// Draws the panels of a `figure` cell in rows. Several panels get letters.
struct FigureComposer {
  let cell: FigureCell
  let context: EvaluationContext
  /// The finished charts, by label.
  let charts: [String: EvaluatedPart.Computed<Figure>]
  let scope: Scope

  private static let letter = Font(size: 9, bold: true)
  private static let letterHeight = 13.0

  private struct DrawnPanel {
    var drawing: Drawing
    var words: String
    var told: [UnnumberedInline] = []
    var picture: Picture?
  }

  func figure(number: Int?) throws(Diagnostic) -> EvaluatedPart.Computed<Figure> {
    var panels: [DrawnPanel] = []
    for panel in cell.panels { panels.append(try drawn(panel)) }
    let drawing = panels.count == 1 ? panels[0].drawing : arranged(panels)
    let venue = context.options.venue
    var figure = Figure(
      label: scope.label(cell.options.label), number: number, caption: [],
      alternativeText: cell.alternativeText ?? words(panels), drawing: drawing,
      picture: panels.count == 1 ? panels[0].picture : nil,
      spansColumns: venue.map { drawing.size.width > $0.column + 0.01 && $0.across != nil } ?? false)
    if panels.count > 1 { (figure.parts, figure.partColumns) = (parts(panels, of: figure.label), cell.rowLength) }
    return .init(content: figure, caption: told(panels), data: Table([]))
  }

  /// Returns the sentences about the panels for the caption. If they differ, each panel has its letter.
  private func told(_ panels: [DrawnPanel]) -> [UnnumberedInline] {
    let texts = panels.map { UnnumberedInline.plainText(of: $0.told) }
    guard Set(texts).count > 1 else { return panels[0].told }
    return panels.indices.filter { !texts[$0].isEmpty }.flatMap { index in
      [.text(" (\(LetterName.of(index)))")] + panels[index].told
    }
  }

  /// Returns the alternative text of the panels, for a figure whose author gives none.
  private func words(_ panels: [DrawnPanel]) -> String {
    guard panels.count > 1 else { return panels.first?.words ?? "" }
    return panels.enumerated().map { "(\(LetterName.of($0))) \($1.words)" }.joined(separator: " ")
  }

  private func drawn(_ panel: FigureCell.FigurePanel) throws(Diagnostic) -> DrawnPanel {
    switch panel {
    case .picture(let picture, let file):
      let size = size(of: picture)
      var drawing = Drawing(size: size)
      drawing.append(.picture(picture, Rectangle(x: 0, y: 0, width: size.width, height: size.height)))
      return DrawnPanel(drawing: drawing, words: "Picture \(file.text).", picture: picture)
    case .chart(let label):
      guard let chart = charts[scope.label(label.text)] ?? charts[label.text] else {
        throw Diagnostic.unknownName(
          label.text, what: "panel", valid: charts.keys.sorted(), kind: .badData, at: label.location())
      }
      return DrawnPanel(drawing: chart.content.drawing, words: chart.content.alternativeText, told: chart.told)
    }
  }

  /// Returns the size of a picture: the given size if it is the only panel, and its own size otherwise. It is never
  /// wider than the column.
  private func size(of picture: Picture) -> Size {
    let natural = picture.size
    let (width, height) = (cell.width?.points(on: column), cell.height?.points(on: column))
    let isAlone = cell.panels.count == 1
    var size =
      switch (isAlone ? width : nil, isAlone ? height : nil) {
      case (let width?, let height?): Size(width, height)
      case (let width?, nil): Size(width, width * natural.height / natural.width)
      case (nil, let height?): Size(height * natural.width / natural.height, height)
      case (nil, nil): natural
      }
    let most = isAlone ? context.options.venue?.across ?? column : column
    if size.width > most { size = Size(most, size.height * most / size.width) }
    return size
  }

  private var column: Double { cell.column(context.options.venue) }

  /// Returns the scale of each panel and the width of a panel. No panel is scaled up.
  private func scales(_ panels: [DrawnPanel]) -> (shares: [Double], width: Double) {
    let width = cell.panelWidth(context.options.venue)
    return (panels.map { min(1, width / $0.drawing.size.width) }, width)
  }

  /// Returns each panel as a separate figure. Labels of authors have no full stop, so these labels are unique.
  private func parts(_ panels: [DrawnPanel], of label: String) -> [Figure] {
    zip(panels, scales(panels).shares).enumerated().map { index, part in
      let size = part.0.drawing.size
      var drawing = Drawing(size: Size(size.width * part.1, size.height * part.1))
      drawing.place(part.0.drawing, at: Point(0, 0), scale: part.1)
      return Figure(
        label: "\(label).panel-\(LetterName.of(index))", number: nil, caption: [.text(part.0.words)],
        alternativeText: part.0.words,
        drawing: drawing)
    }
  }

  private func arranged(_ panels: [DrawnPanel]) -> Drawing {
    let (count, gap) = (cell.rowLength, FigureCell.gap)
    let (scales, width) = scales(panels)
    var placed: [(Point, Double)] = []
    var (top, lowest) = (0.0, 0.0)
    for (index, panel) in panels.enumerated() {
      if index > 0, index.isMultiple(of: count) { top = lowest + gap }
      let left = Double(index % count) * (width + gap)
      placed.append((Point(left, top + Self.letterHeight), scales[index]))
      lowest = max(lowest, top + Self.letterHeight + panel.drawing.size.height * scales[index])
    }
    var drawing = Drawing(size: Size(cell.total(context.options.venue), lowest))
    for (index, (panel, place)) in zip(panels, placed).enumerated() {
      let (corner, scale) = place
      drawing.text(
        TextRun("(\(LetterName.of(index)))", font: Self.letter, color: Theme.ink, at: Point(corner.x, corner.y - 4)))
      drawing.place(panel.drawing, at: corner, scale: scale)
    }
    return drawing
  }
}

extension EvaluatedPart.Computed<Figure> {
  /// Sets the caption. That of a single panel is also the alternative text. A picture without a name shows no caption.
  mutating func take(caption words: [UnnumberedInline], of cell: FigureCell) {
    caption = cell.isNumbered ? words.followed(by: caption) : []
    let text = UnnumberedInline.plainText(of: words)
    if cell.alternativeText == nil, cell.panels.count == 1, !text.isEmpty { content.alternativeText = text }
  }
}

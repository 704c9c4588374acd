import Basics
import Documents
import Graphics

extension BlockSetter {
  /// How much wider than its column a figure may be and still stay in it. It is then reduced.
  private static let shrinkage = 1.15
  /// A figure that would have to be reduced below this scale, because it is too high, is divided over several pages.
  private static let leastScale = 0.65

  /// Returns the figure with its caption below it, as one float. A figure that is much too high for a page becomes one
  /// float for each page.
  func items(_ figure: Figure, width: Double) throws(Diagnostic) -> [PageItem] {
    let isWide = style.isColumn(width) && figure.drawing.size.width > width * Self.shrinkage
    let width = isWide ? style.measure : width
    let lines = try paragraphs.caption(figure.fullCaption, style: style.caption, width: width)
    // If a caption is higher than half a page, its remaining lines follow the figure as text.
    let kept = min(
      lines.count, Int(rounding: style.textHeight / 2 / style.caption.leading, .down, within: 1...Int.max))
    let caption = PageBox.stack([.space(8)] + lines.prefix(kept))
    let notes = footnotes.height(of: footnotes.due(caption.footnotes, printed: []))
    let room = max(
      style.textHeight / 4, style.textHeight - caption.height - (notes > 0 ? notes + PageColumn.footnoteRule : 0))
    let pictures = pictures(figure, width: width, room: room)
    let tagged = lines.tagged(StructureNode(.caption, pictures.count))
    var floats = pictures
    floats[floats.count - 1] = .stack([floats[floats.count - 1], .space(8)] + tagged.prefix(kept))
    for index in floats.indices { floats[index].isWide = isWide }
    return floats.map(PageItem.float) + .paragraph(Array(tagged.dropFirst(kept)))
  }

  /// Returns the slices of the figure from top to bottom, or the whole figure.
  private func pictures(_ figure: Figure, width: Double, room: Double) -> [PageBox] {
    let (size, widest) = (figure.drawing.size, min(1, width / figure.drawing.size.width))
    let scale = min(widest, room / size.height)
    let isCut = scale < Self.leastScale * widest
    let heights =
      isCut ? FigureSlices(figure.drawing).heights(of: room * 0.7 / widest...room / widest) : [size.height]
    var (top, boxes) = (0.0, [PageBox]())
    for (index, height) in heights.enumerated() {
      let part = isCut ? "Part \(index + 1) of \(heights.count). " : ""
      let slice = Rectangle(x: 0, y: top, width: size.width, height: height)
      let node = StructureNode(
        .figure, index, description: part + (index == 0 ? figure.alternativeText : ""), bounds: slice)
      let commands = isCut ? figure.drawing.commands.between(top, top + height) : figure.drawing.commands
      let scale = isCut ? widest : scale
      let group = Group(
        origin: Point((width - size.width * scale) / 2, -top * scale), scale: scale, clip: isCut ? slice : nil,
        commands: commands.tagged(node))
      boxes.append(
        PageBox(
          height: height * scale,
          commands: (index == 0 ? [.anchor(figure.anchor, Point(0, 0))] : []) + [.group(group)]))
      top += height
    }
    return boxes
  }
}

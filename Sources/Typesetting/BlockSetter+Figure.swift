import Basics
import Documents
import Graphics

extension BlockSetter {
  /// How much too wide for its column a figure may be and stay there: its letters shrink with it.
  private static let shrinkage = 1.15
  /// A figure that would have to be drawn smaller than this, because it is too high, goes over several pages.
  private static let leastScale = 0.65

  /// With its caption below it, as one box that may move to the top of the next column, or page; as one for each page
  /// where it is much too high for one.
  func items(_ figure: Figure, width: Double) throws(Diagnostic) -> [PageItem] {
    let isWide = style.isColumn(width) && figure.drawing.size.width > width * Self.shrinkage
    let width = isWide ? style.measure : width
    let lines = try paragraphs.caption(figure.fullCaption, style: style.caption, width: width)
    // A caption that takes most of a page goes on behind its figure, as text does.
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

  /// From top to bottom.
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

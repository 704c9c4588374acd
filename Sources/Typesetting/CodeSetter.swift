import Basics
import Documents
import Graphics

/// Sets code as lines on a background, in the colours of its language. A page may end between lines.
struct CodeSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  let width: Double

  private typealias Cluster = (character: Character, color: Color)

  private static let inset = 7.0
  /// The smallest scale for code with long lines. Lines that are still too long are divided.
  private static let smallest = 0.8

  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }

  func boxes(_ code: CodeBlock) throws(Diagnostic) -> [PageBox] {
    let room = width - 2 * Self.inset
    let lines = code.lines.map(clusters)
    var widest = 0.0
    for line in lines { widest = max(widest, try widths(of: line, style.code.font).reduce(0, +)) }
    let style = style.code.scaled(by: max(Self.smallest, min(1, room / widest)))
    var boxes = [PageBox.space(Self.inset * 0.6)]
    for line in lines {
      for part in try parts(of: line, font: style.font, width: room) {
        let composer = try InlineComposer(colored: part, font: style.font, measurer: measurer)
        boxes += try paragraphs.lines(composer, style: style, width: room).map {
          $0.moved(right: Self.inset).tagged(StructureNode(.code))
        }
      }
    }
    return boxes + [.space(Self.inset * 0.6)]
  }

  /// Returns the characters of a line with their colours. Spaces do not stretch, and no line ends at them.
  private func clusters(of line: [CodeToken]) -> [Cluster] {
    line.flatMap { token in
      token.text.map { ($0 == " " ? "\u{A0}" : $0, token.kind.printed ?? style.code.color) }
    }
  }

  /// Returns a line, divided where it is too long. An empty line becomes a space.
  private func parts(
    of line: [Cluster], font: Font, width: Double
  ) throws(Diagnostic) -> [[(text: String, color: Color)]] {
    var parts: [[(text: String, color: Color)]] = [[]]
    var used = 0.0
    for (cluster, advance) in zip(line, try widths(of: line, font)) {
      if used > 0, used + advance > width + 0.01 {
        parts.append([])
        used = 0
      }
      let last = parts.count - 1
      if parts[last].last?.color == cluster.color {
        parts[last][parts[last].count - 1].text.append(cluster.character)
      } else {
        parts[last].append((String(cluster.character), cluster.color))
      }
      used += advance
    }
    return line.isEmpty ? [[("\u{A0}", style.code.color)]] : parts
  }

  private func widths(of line: [Cluster], _ font: Font) throws(Diagnostic) -> [Double] {
    var widths: [Double] = []
    for cluster in line { widths.append(try measurer.extents(of: String(cluster.character), font: font).width) }
    return widths
  }
}

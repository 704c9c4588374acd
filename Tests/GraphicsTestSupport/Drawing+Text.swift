import Graphics

extension Drawing {
  /// All texts with their positions on the page, in the order of the commands.
  package var texts: [(text: String, origin: Point)] { runs.map { ($0.text, $0.origin) } }

  /// All text runs with their positions and font sizes on the page.
  package var runs: [TextRun] { Self.runs(commands, origin: Point(0, 0), scale: 1) }

  private static func runs(_ commands: [DrawingCommand], origin: Point, scale: Double) -> [TextRun] {
    commands.flatMap { command -> [TextRun] in
      switch command {
      case .text(var run):
        run.origin = Point(origin.x + run.origin.x * scale, origin.y + run.origin.y * scale)
        run.font.size *= scale
        return [run]
      case .group(let group):
        let inner = Point(origin.x + group.origin.x * scale, origin.y + group.origin.y * scale)
        return runs(group.commands, origin: inner, scale: scale * group.scale)
      default: return []
      }
    }
  }

  /// The lines of text, from the top of the page. Texts with the same baseline that follow each other are one line.
  package var lines: [String] {
    var result: [(y: Double, text: String)] = []
    for (text, origin) in texts {
      if let last = result.last, abs(last.y - origin.y) < 0.01 {
        result[result.count - 1].text += text
      } else {
        result.append((origin.y, text))
      }
    }
    return result.map(\.text)
  }
}

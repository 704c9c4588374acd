import Graphics

extension Drawing {
  /// All stroked paths, including those in groups, in the order of the commands.
  package var strokes: [(path: Path, stroke: Stroke)] { Self.strokes(commands) }

  private static func strokes(_ commands: [DrawingCommand]) -> [(path: Path, stroke: Stroke)] {
    commands.flatMap { command -> [(path: Path, stroke: Stroke)] in
      switch command {
      case .stroke(let path, let stroke): [(path, stroke)]
      case .group(let group): strokes(group.commands)
      default: []
      }
    }
  }
}

extension Path {
  /// The ends of its lines and curves.
  package var points: [Point] {
    elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point), .curve(_, _, let point): point
      case .close: nil
      }
    }
  }
}

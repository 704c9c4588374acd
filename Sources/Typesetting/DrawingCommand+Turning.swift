import Graphics

extension [DrawingCommand] {
  /// Returns the commands rotated by 90° counterclockwise: what was at the left is at the bottom.
  func turned(left: Double, bottom: Double) -> [DrawingCommand] {
    func place(_ point: Point) -> Point { Point(left + point.y, bottom - point.x) }
    return map { command in
      switch command {
      case .text(var run):
        run.origin = place(run.origin)
        run.rotation = -.pi / 2
        return .text(run)
      case .link(let area, let target):
        let corner = place(Point(area.maxX, area.minY))
        return .link(Rectangle(x: corner.x, y: corner.y, width: area.height, height: area.width), target)
      case .group(let group):
        let moved = group.commands.moved(by: group.origin)
        return .group(Group(commands: moved.turned(left: left, bottom: bottom), tag: group.tag))
      case .glyphs(var glyphs):
        for index in glyphs.items.indices { glyphs.items[index].origin = place(glyphs.items[index].origin) }
        glyphs.rotation = -.pi / 2
        return .glyphs(glyphs)
      case .fill(let path, let color): return .fill(path.mapped(place), color)
      case .stroke(let path, let stroke): return .stroke(path.mapped(place), stroke)
      case .tile, .anchor, .picture: return command
      }
    }
  }

  private func moved(by distance: Point) -> [DrawingCommand] {
    func place(_ point: Point) -> Point { Point(point.x + distance.x, point.y + distance.y) }
    return map { command in
      switch command {
      case .text(var run):
        run.origin = place(run.origin)
        return .text(run)
      case .glyphs(var glyphs):
        for index in glyphs.items.indices { glyphs.items[index].origin = place(glyphs.items[index].origin) }
        return .glyphs(glyphs)
      case .fill(let path, let color): return .fill(path.mapped(place), color)
      case .stroke(let path, let stroke): return .stroke(path.mapped(place), stroke)
      case .link(let area, let target):
        return .link(
          Rectangle(x: area.minX + distance.x, y: area.minY + distance.y, width: area.width, height: area.height),
          target)
      case .group(var group):
        group.origin = place(group.origin)
        return .group(group)
      case .tile, .anchor, .picture: return command
      }
    }
  }
}

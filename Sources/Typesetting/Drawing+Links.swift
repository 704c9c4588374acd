import Graphics

extension Drawing {
  /// The page without links, for venues that refuse them: without link areas, anchors, and the structure nodes and
  /// colour of links. All texts stay in place.
  package var withoutLinks: Drawing {
    var page = Drawing(size: size)
    commands.unlinked(isInLink: false).forEach { page.append($0) }
    return page
  }
}

extension [DrawingCommand] {
  fileprivate func unlinked(isInLink: Bool) -> [DrawingCommand] {
    compactMap { command in
      switch command {
      case .link, .anchor: return nil
      case .group(let group): return group.unlinked(isInLink: isInLink).map(DrawingCommand.group)
      case .text(var run) where isInLink && run.color == .link:
        run.color = .black
        return .text(run)
      case .glyphs(var glyphs) where isInLink && glyphs.color == .link:
        glyphs.color = .black
        return .glyphs(glyphs)
      default: return command
      }
    }
  }
}

extension Group {
  /// Returns the group without links. Nil if it contained only links, because its structure node would be empty.
  fileprivate func unlinked(isInLink: Bool) -> Group? {
    var group = self
    var isLink = false
    if case .node(let node)? = tag { isLink = node.role == .link }
    if isLink { group.tag = nil }
    group.commands = commands.unlinked(isInLink: isInLink || isLink)
    return group.commands.isEmpty && !commands.isEmpty ? nil : group
  }
}

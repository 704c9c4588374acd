import Graphics

// The structure of a page for readers who do not see it.

extension PageBox {
  func tagged(_ node: StructureNode) -> PageBox {
    var box = self
    if !commands.isEmpty { box.commands = commands.tagged(node) }
    return box
  }

  /// The box as an artifact: something that repeats or decorates.
  var asArtifact: PageBox {
    var box = self
    box.commands = commands.tagged(.artifact(.layout))
    return box
  }
}

extension [PageBox] {
  func tagged(_ node: StructureNode) -> [PageBox] { map { $0.tagged(node) } }
}

extension [PageItem] {
  func tagged(_ node: StructureNode) -> [PageItem] {
    map { item in
      switch item {
      case .box(let box): .box(box.tagged(node))
      case .float(let box): .float(box.tagged(node))
      case .space, .penalty, .barrier, .clearing: item
      }
    }
  }
}

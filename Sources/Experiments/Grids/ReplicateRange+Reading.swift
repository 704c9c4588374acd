import Yams

extension ReplicateRange {
  /// `3`, or `{from: 1000, count: 2}`.
  static func read(_ node: Node, _ walker: inout YAMLWalker) -> ReplicateRange? {
    guard node.mapping != nil else {
      return walker.integer(node, what: "seeds", in: 1...100_000).map { ReplicateRange(count: $0) }
    }
    let values = walker.mapping(node, of: ["from", "count"], what: "seeds")
    guard let from = values["from"], let count = values["count"] else {
      walker.report(
        "'seeds' needs a number, or both 'from' and 'count'", hint: "such as {from: 1000, count: 2}", at: node)
      return nil
    }
    guard let first = walker.integer(from, what: "from", in: 0...900_000),
      let count = walker.integer(count, what: "count", in: 1...100_000)
    else { return nil }
    return ReplicateRange(first: first, count: count)
  }
}

import Basics
import Yams

extension ReplicateRange {
  static let value = ValueSchema.either(.wholeNumber(in: counts), .mapping(fields))

  private static let fields = [
    OptionField("from", .wholeNumber(in: firsts), "The first of them.", isRequired: true),
    OptionField("count", .wholeNumber(in: counts), "How many there are.", isRequired: true),
  ]
  private static let counts = 1...100_000
  private static let firsts = 0...900_000

  /// Reads `3` or `{from: 1000, count: 2}`.
  static func read(_ node: Node, _ walker: inout YAMLWalker) -> ReplicateRange? {
    guard node.mapping != nil else {
      return walker.integer(node, what: "seeds", in: counts).map { ReplicateRange(count: $0) }
    }
    let values = walker.mapping(node, of: fields.names, what: "seeds")
    guard let from = values["from"], let count = values["count"] else {
      walker.report(
        "'seeds' needs a number, or both 'from' and 'count'", hint: "such as {from: 1000, count: 2}", at: node)
      return nil
    }
    guard let first = walker.integer(from, what: "from", in: firsts),
      let count = walker.integer(count, what: "count", in: counts)
    else { return nil }
    return ReplicateRange(first: first, count: count)
  }
}

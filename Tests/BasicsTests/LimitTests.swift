import Basics
import Testing

@Suite(.serialized) struct LimitTests {
  @Test(arguments: Limit.all) func eachNamesItselfAndWhatRaisesIt(limit: Limit) throws {
    try limit.check(limit.most, "the file")
    let error = #expect(throws: Diagnostic.self) { try limit.check(limit.most + 1, "the file") }
    #expect(error?.message == "the file has more than \(limit.usual) \(limit.subject)")
    #expect(error?.hint?.contains("--limit \(limit.name)=N") == limit.canBeRaised)
  }

  @Test(arguments: [
    "points", "points=", "points=-1", "points=0", "points=1e9", "points=1=2", "=1", "pionts=9", "nesting=200",
  ])
  func othersAreRefused(text: String) {
    #expect(throws: Diagnostic.self) { try Limit.raise(text) }
  }

  @Test func raisedLimitsHold() throws {
    try Limit.raise("pages=7000")
    #expect(Limit.pages.most == 7000)
    try Limit.raise("pages=\(Limit.pages.usual)")
  }

  /// A tree of more than 9¹⁰ nodes, which is counted only up to the limit, and a chain that never ends.
  @Test func treesAreCountedUpToTheLimit() {
    #expect(Limit.nodes.exceeded(by: 10) { $0 > 0 ? [Int](repeating: $0 - 1, count: 9) : [] }?.name == "nodes")
    #expect(Limit.nodes.exceeded(by: 0) { [$0 + 1] }?.name == "nesting")
    #expect(Limit.nodes.exceeded(by: 4) { $0 > 0 ? [Int](repeating: $0 - 1, count: 9) : [] } == nil)
  }
}

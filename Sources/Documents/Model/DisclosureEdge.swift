/// The beginning or the end of a part that a web page can fold: `<details>` with its `<summary>`. The part may contain
/// any blocks, also figures, so its edges are blocks of their own.
package enum DisclosureEdge<Hole: Hashable & Sendable>: Sendable, Equatable {
  case begin(summary: [InlineTemplate<Hole>], isOpen: Bool)
  case end

  func mapText<New>(_ transform: ([InlineTemplate<Hole>]) -> [InlineTemplate<New>]) -> DisclosureEdge<New> {
    switch self {
    case .begin(let summary, let isOpen): .begin(summary: transform(summary), isOpen: isOpen)
    case .end: .end
    }
  }
}

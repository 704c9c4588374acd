import Basics
import Documents

/// Checks that each `<details>` ends in the part of the notebook in which it begins.
struct DisclosureBalance {
  private var open: [SourceText] = []

  /// - Returns: The problem, if `</details>` has no `<details>` before it.
  mutating func add(_ edge: DisclosureEdge<NotebookHole>, at place: SourceText) -> String? {
    switch edge {
    case .begin: open.append(place)
    case .end:
      guard open.popLast() != nil else { return "'</details>' without '<details>' before it" }
    }
    return nil
  }

  /// The places of those that are still open.
  var unfinished: [SourceText] { open }

  static let unfinishedMessage = "'<details>' has no end in this part"

  static func problem(in blocks: [NotebookBlock]) -> String? {
    var balance = DisclosureBalance()
    let anywhere = NotebookSource("", path: "").text(line: 1)
    for case .disclosure(let edge) in blocks {
      if let problem = balance.add(edge, at: anywhere) { return problem }
    }
    return balance.open.isEmpty ? nil : unfinishedMessage
  }
}

import Basics

/// Hands out the slots of a grid: each trial that runs holds one of each.
final class SlotPool: Sendable {
  private let free: Monitor<[String: [String]]>
  private let names: [String]

  init(_ slots: [CommandGrid.Slot]) {
    names = slots.map(\.name)
    free = Monitor(Dictionary(slots.map { ($0.name, $0.values) }) { first, _ in first })
  }

  /// Waits until there is one of each, and gives them back when `body` has ended.
  func with<R>(_ body: ([String: String]) throws -> R) rethrows -> R {
    let names = names
    let taken = free.wait { free -> [String: String]? in
      guard names.allSatisfy({ free[$0]?.isEmpty == false }) else { return nil }
      return names.reduce(into: [:]) { $0[$1] = free[$1]?.removeFirst() }
    }
    defer {
      free.change { free in
        for (name, value) in taken { free[name]?.append(value) }
      }
    }
    return try body(taken)
  }
}

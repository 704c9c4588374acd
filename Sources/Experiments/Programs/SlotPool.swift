import Basics

/// Hands out the values of a grid's slots. Each running trial holds one value of each slot.
final class SlotPool: Sendable {
  private let free: Monitor<[String: [String]]>
  private let names: [String]

  init(_ slots: [CommandGrid.Slot]) {
    names = slots.map(\.name)
    free = Monitor(Dictionary(slots.map { ($0.name, $0.values) }) { first, _ in first })
  }

  /// Waits until a value of each slot is free, calls `body` with them by the name of the slot, and returns them
  /// afterwards.
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

/// Values that are made at their first use and then kept. Threads may share it: a thread that asks for a value which
/// another thread is making waits for that value.
package final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Slot {
    case making
    case made(Value)
  }

  private let slots = Monitor<[Key: Slot]>([:])

  package init() {}

  /// Returns the value of a key, and makes it if there is none yet.
  ///
  /// - Parameter make: Makes the value. It may ask for other keys, but not in a circle. An error is thrown, not kept.
  package func value<Failure: Error>(_ key: Key, _ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    if case .made(let known) = slots.access({ $0[key] }) { return known }
    if let known = claim(key) { return known }
    do throws(Failure) {
      let value = try make()
      slots.change { $0[key] = .made(value) }
      return value
    } catch {
      slots.change { $0[key] = nil }
      throw error
    }
  }

  /// Waits for the value if another thread makes it. Returns nil if the caller must make it.
  private func claim(_ key: Key) -> Value? {
    let slot = slots.wait { slots -> Slot? in
      switch slots[key] {
      case .made(let value): return .made(value)
      case .making: return nil
      case nil:
        slots[key] = .making
        return .making
      }
    }
    if case .made(let value) = slot { return value }
    return nil
  }
}

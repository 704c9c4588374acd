import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// As `map`, with the elements divided among all cores; the results are in the order of the elements. May be nested.
  package func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer  // each is set by one thread, and read when all have ended
      DispatchQueue.concurrentPerform(iterations: slots.count) { offset in
        slots[offset] = transform(self[startIndex + offset])
      }
    }
    return results.map { $0! }
  }
}

/// Two results, the first of them made by another thread meanwhile. Unlike `concurrentMap`, it leaves all cores to what
/// the second divides among them.
package func concurrently<First: Sendable, Second>(
  _ first: @Sendable () -> First, _ second: () -> Second
) -> (First, Second) {
  let result = Monitor<First?>(nil)
  let group = DispatchGroup()
  return withoutActuallyEscaping(first) { first in
    DispatchQueue.global(qos: .userInitiated).async(group: group) { result.access { $0 = first() } }
    let other = second()
    group.wait()
    return (result.access { $0! }, other)
  }
}

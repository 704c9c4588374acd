import Dispatch

extension RandomAccessCollection where Index == Int {
  /// As `map`, with the elements divided among all cores; the results are in the order of the elements.
  ///
  /// May be nested. The transform runs on several threads at once: what it shares must stand that.
  package func concurrentMap<Result>(_ transform: (Element) -> Result) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { slots in
      // Each slot is set by one thread, and read when all have ended.
      withoutActuallyEscaping({ slots[$0] = transform(self[startIndex + $0]) }) { (fill: @escaping (Int) -> Void) in
        nonisolated(unsafe) let fill = fill
        DispatchQueue.concurrentPerform(iterations: slots.count) { fill($0) }
      }
    }
    return results.map { $0! }
  }
}

/// Two results, the first of them made by another thread meanwhile. Unlike `concurrentMap`, it leaves all cores to what
/// the second divides among them.
package func concurrently<First, Second>(_ first: () -> First, _ second: () -> Second) -> (First, Second) {
  var result: First?
  let group = DispatchGroup()
  return withoutActuallyEscaping({ result = first() }) { (make: @escaping () -> Void) in
    nonisolated(unsafe) let make = make  // ends before this function does
    DispatchQueue.global(qos: .userInitiated).async(group: group) { make() }
    let other = second()
    group.wait()
    return (result!, other)
  }
}

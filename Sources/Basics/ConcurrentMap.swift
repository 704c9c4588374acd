import Dispatch

extension RandomAccessCollection where Self: Sendable, Index == Int {
  /// Does what `map` does, with the elements divided among all cores. The results are in the order of the elements.
  /// Calls may be nested. The current `Punctuation` is passed on to the other threads.
  ///
  /// - Throws: the error of the first element, in order, that failed. All elements are processed before.
  package func concurrentMap<Value: Sendable, Failure: Error>(
    _ transform: @Sendable (Element) throws(Failure) -> Value
  ) throws(Failure) -> [Value] {
    // Dispatch waits for ever if the system gives it no thread.
    guard Resources.shortage == nil else { return try map(transform) }
    let punctuation = Punctuation.current
    var results = [Result<Value, Failure>?](repeating: nil, count: count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = buffer  // each slot is set by one thread, and read after all threads are done
      DispatchQueue.concurrentPerform(iterations: slots.count) { offset in
        Punctuation.$current.withValue(punctuation) {
          slots[offset] = Result { () throws(Failure) in try transform(self[startIndex + offset]) }
        }
      }
    }
    var values: [Value] = []
    for result in results { values.append(try result.unwrapped(because: "every element was transformed").get()) }
    return values
  }
}

import Networks

/// A one-hot example: the index of the 1 in a and that of the 1 in b.
package struct HotPair: Hashable, Sendable {
  package var a: UInt8
  package var b: UInt8

  package init(a: UInt8, b: UInt8) {
    self.a = a
    self.b = b
  }

  /// The number of numbers in a‖b.
  package static let width = 2 * LearningTask.busWidth

  /// All pairs, sorted by a, then by b.
  package static let all = (0..<LearningTask.busWidth).flatMap { a in
    (0..<LearningTask.busWidth).map { b in HotPair(a: UInt8(a), b: UInt8(b)) }
  }
}

extension Batch {
  /// Writes a one-hot input for each of the 32 samples, and notes the indices in `hot`.
  package mutating func setPairs(_ pair: (_ sample: Int) -> HotPair) {
    inputs.fill(0)
    var hot = HotIndices()
    for sample in 0..<Batch.size {
      let pair = pair(sample)
      hot.a[sample] = pair.a
      hot.b[sample] = pair.b
      inputs[Int(pair.a), sample] = 1
      inputs[LearningTask.busWidth + Int(pair.b), sample] = 1
    }
    self.hot = hot
  }
}

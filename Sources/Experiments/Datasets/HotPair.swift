import Networks

/// A one-hot example: where the 1 is in a and in b.
package struct HotPair: Hashable, Sendable {
  package var a: UInt8
  package var b: UInt8

  package init(a: UInt8, b: UInt8) {
    self.a = a
    self.b = b
  }

  /// Numbers in a‖b.
  package static let width = 2 * LearningTask.busWidth

  /// Every pair, in order of a, then of b.
  package static let all = (0..<LearningTask.busWidth).flatMap { a in
    (0..<LearningTask.busWidth).map { b in HotPair(a: UInt8(a), b: UInt8(b)) }
  }
}

extension Batch {
  /// Makes the batch one-hot with the pair of each of its 32 samples.
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

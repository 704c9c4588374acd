/// A canonical prefix code (RFC 1951, 3.2.2). It has the length of each symbol's code in bits, which is 0 for an unused
/// symbol, and its bits in the order in which they are written.
package struct HuffmanCode {
  package let lengths: [UInt8]
  let bits: [UInt16]

  /// Creates a code of nearly least total length for symbols that occur `counts` times, with at most `limit` bits for
  /// each symbol.
  ///
  /// Counts are halved until the limit holds. The result is within a fraction of a percent of the best limited code.
  package init(counts: [Int], limit: Int) {
    var counts = counts
    var lengths = Self.optimalLengths(counts)
    while lengths.contains(where: { $0 > limit }) {
      counts = counts.map { $0 > 0 ? $0 / 2 + 1 : 0 }
      lengths = Self.optimalLengths(counts)
    }
    self.lengths = lengths
    bits = Self.canonicalBits(lengths)
  }

  /// Huffman's algorithm with two queues: the leaves sorted by count, and the inner nodes, which are created in order
  /// of weight.
  private static func optimalLengths(_ counts: [Int]) -> [UInt8] {
    let leaves = counts.indices.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
    var lengths = [UInt8](repeating: 0, count: counts.count)
    guard leaves.count > 1 else {
      leaves.forEach { lengths[$0] = 1 }
      return lengths
    }
    var weights = leaves.map { counts[$0] }
    var parents = [Int](repeating: 0, count: 2 * leaves.count - 1)
    var (leaf, inner) = (0, leaves.count)
    func takeLightest() -> Int {
      let isLeaf = leaf < leaves.count && (inner == weights.count || weights[leaf] <= weights[inner])
      defer { if isLeaf { leaf += 1 } else { inner += 1 } }
      return isLeaf ? leaf : inner
    }
    while weights.count < parents.count {
      let (a, b) = (takeLightest(), takeLightest())
      parents[a] = weights.count
      parents[b] = weights.count
      weights.append(weights[a] + weights[b])
    }
    var depths = [UInt8](repeating: 0, count: parents.count)
    for node in (0..<parents.count - 1).reversed() { depths[node] = depths[parents[node]] + 1 }
    for (node, symbol) in leaves.enumerated() { lengths[symbol] = depths[node] }
    return lengths
  }

  private static func canonicalBits(_ lengths: [UInt8]) -> [UInt16] {
    var next = [UInt16](repeating: 0, count: 17)
    for length in 1..<16 {
      let used = lengths.count { $0 == length }
      next[length + 1] = (next[length] + UInt16(used)) << 1
    }
    return lengths.map { length in
      guard length > 0 else { return 0 }
      defer { next[Int(length)] += 1 }
      return reversed(next[Int(length)], count: Int(length))
    }
  }

  private static func reversed(_ bits: UInt16, count: Int) -> UInt16 {
    (0..<count).reduce(0) { result, position in result | (bits >> position & 1) << (count - 1 - position) }
  }
}

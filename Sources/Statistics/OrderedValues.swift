/// Values that are sorted once, so that the interquartile mean of each resample needs only counting. A bootstrap
/// computes thousands of them.
package struct OrderedValues: Sendable {
  private let sorted: [Double]
  /// `rankOf[place]` is the index in `sorted` of the value at that place.
  private let rankOf: [Int32]

  package init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    sorted = order.map { values[$0] }
    var rankOf = [Int32](repeating: 0, count: values.count)
    for (rank, place) in order.enumerated() { rankOf[place] = Int32(rank) }
    self.rankOf = rankOf
  }

  /// Returns the mean of the values at the places, without the ⌊n/4⌋ smallest and the ⌊n/4⌋ largest; nil if there are
  /// no places.
  ///
  /// - Parameter places: whole numbers, the indices into the values that were passed to `init`; an index may occur
  ///   several times.
  package func interquartileMean(atPlaces places: [Double]) -> Double? {
    guard !places.isEmpty else { return nil }
    let cut = places.count / 4
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: sorted.count) { counts in
      counts.initialize(repeating: 0)
      rankOf.withUnsafeBufferPointer { rankOf in
        for place in places { counts[Int(rankOf[Int(place)])] &+= 1 }
      }
      return sum(counts, from: cut, to: places.count - cut) / Double(places.count - 2 * cut)
    }
  }

  /// Returns the sum of the values at positions `from..<to` of the sorted resample. `counts` says how often the
  /// resample has each sorted value.
  private func sum(_ counts: UnsafeMutableBufferPointer<Int32>, from: Int, to: Int) -> Double {
    sorted.withUnsafeBufferPointer { sorted in
      var rank = 0
      var end = 0
      while end <= from {
        end += Int(counts[rank])
        rank += 1
      }
      var sum = Double(min(end, to) - from) * sorted[rank - 1]
      while end < to {
        let count = min(Int(counts[rank]), to - end)
        sum += Double(count) * sorted[rank]
        end += count
        rank += 1
      }
      return sum
    }
  }
}

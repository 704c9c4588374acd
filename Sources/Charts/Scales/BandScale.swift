/// Places categories side by side in bands of equal width, with additional room where a new group begins.
package struct BandScale: Sendable, Equatable {
  /// The start of each band, in points.
  package let starts: [Double]
  package let bandwidth: Double

  /// Divides `length` points from `start` on into `count` bands.
  ///
  /// - Parameters:
  ///   - groupStarts: the indices of the bands before which `gap` points stay free.
  package init(count: Int, start: Double, length: Double, groupStarts: [Int] = [], gap: Double = 0) {
    let bandwidth = (length - gap * Double(groupStarts.count)) / Double(max(1, count))
    let isGroupStart = Set(groupStarts)
    var position = start
    var starts: [Double] = []
    for index in 0..<count {
      if isGroupStart.contains(index) { position += gap }
      starts.append(position)
      position += bandwidth
    }
    self.starts = starts
    self.bandwidth = bandwidth
  }

  /// Returns the position of the middle of a band.
  package func center(_ index: Int) -> Double { starts[index] + bandwidth / 2 }

  func end(_ index: Int) -> Double { starts[index] + bandwidth }

  /// Returns the interval from the start of the first band to the end of the last band of a range.
  package func extent(_ range: Range<Int>) -> ClosedRange<Double> {
    starts[range.lowerBound]...end(range.upperBound - 1)
  }
}

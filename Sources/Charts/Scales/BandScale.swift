/// Places categories side by side in bands of equal width, with extra room where a new group begins.
package struct BandScale: Sendable, Equatable {
  package let starts: [Double]
  package let bandwidth: Double

  /// - Parameters:
  ///   - groupStarts: indices before which `gap` points are left free.
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

  package func center(_ index: Int) -> Double { starts[index] + bandwidth / 2 }

  func end(_ index: Int) -> Double { starts[index] + bandwidth }

  /// From the start of the first to the end of the last.
  package func extent(_ range: Range<Int>) -> ClosedRange<Double> {
    starts[range.lowerBound]...end(range.upperBound - 1)
  }
}

/// Looks for the next position of a kind, and is asked from left to right.
///
/// What it found stands until the start has passed it, so that all searches together take as long as the text is.
struct ForwardSearch {
  private var found = -1

  /// - Returns: the first position in the range for which `holds`; nil if there is none.
  mutating func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int? {
    if found < range.lowerBound { found = range.first(where: holds) ?? .max }
    return found < range.upperBound ? found : nil
  }
}

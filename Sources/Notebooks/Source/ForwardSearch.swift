/// Finds the next position that meets a condition, for queries whose starts go from left to right.
///
/// A position that was found is kept until a query starts behind it, so that all queries together take linear time. All
/// queries must have the same condition and the same upper bound.
struct ForwardSearch {
  private var found = -1

  /// - Returns: The first position in the range for which `holds` is true; nil if there is none.
  mutating func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int? {
    if found < range.lowerBound { found = range.first(where: holds) ?? .max }
    return found < range.upperBound ? found : nil
  }
}

/// The values of one axis of a grid, divided into classes. A filter treats all values of a class alike.
struct AxisClasses: Sendable {
  /// The class of each value, as an index into `truths` and `sizes`.
  private(set) var classes: [Int32] = []
  /// For each class, which comparisons of the filter hold.
  private(set) var truths: [[Bool]] = []
  /// For each class, its number of values.
  private(set) var sizes: [Int] = []

  var count: Int { sizes.count }

  /// Creates one class for all values if they are alike, else a class for each value.
  init(count: Int, areAlike: Bool) {
    classes = areAlike ? [Int32](repeating: 0, count: count) : (0..<count).map { Int32(truncatingIfNeeded: $0) }
    sizes = areAlike ? [count] : [Int](repeating: 1, count: count)
    truths = [[Bool]](repeating: [], count: sizes.count)
  }

  /// Creates classes of the values for which the same comparisons hold.
  init(count: Int, truths: (Int) -> [Bool]) {
    var known: [[Bool]: Int32] = [:]
    for index in 0..<count {
      let found = truths(index)
      let number = known[found] ?? Int32(truncatingIfNeeded: known.count)
      if known.updateValue(number, forKey: found) == nil {
        self.truths.append(found)
        sizes.append(0)
      }
      classes.append(number)
      sizes[Int(number)] += 1
    }
  }

  subscript(index: Int) -> Int { Int(classes[index]) }
}

/// The values of one axis of a grid, divided into classes that a filter treats alike.
struct AxisClasses: Sendable {
  /// The class of each value.
  private(set) var classes: [Int32] = []
  /// Which comparisons of the filter hold for a class.
  private(set) var truths: [[Bool]] = []
  /// How many values a class has.
  private(set) var sizes: [Int] = []

  var count: Int { sizes.count }

  /// Values that are all alike, or all different.
  init(count: Int, areAlike: Bool) {
    classes = areAlike ? [Int32](repeating: 0, count: count) : (0..<count).map { Int32(truncatingIfNeeded: $0) }
    sizes = areAlike ? [count] : [Int](repeating: 1, count: count)
    truths = [[Bool]](repeating: [], count: sizes.count)
  }

  /// Those are alike for which the same comparisons hold.
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

/// Where a line at zero is drawn.
enum ZeroLine: Int, Comparable, Sendable {
  case none
  /// Behind the marks of a horizontal chart, if zero is inside the axis and no reference line is at zero.
  case behind
  /// In front of the marks, because they begin at zero.
  case inFront

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

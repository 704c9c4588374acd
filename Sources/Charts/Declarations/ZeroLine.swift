/// Whether zero has a line of its own.
enum ZeroLine: Int, Comparable, Sendable {
  case none
  /// Behind all marks of a horizontal chart, if zero is inside the axis and no reference line is there.
  case behind
  /// In front of all marks, which begin there.
  case inFront

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

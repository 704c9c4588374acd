/// Where in its band a mark stands.
enum Stance: Sendable {
  /// In the middle, whatever its series.
  case middle
  /// In the middle, or beside the marks of other series where no mark joins rows.
  case dodged
  /// In the part of the band that its series has.
  case slot
}

/// Whether zero has a line of its own.
enum ZeroLine: Int, Comparable, Sendable {
  case none
  /// Behind all marks of a horizontal chart, if zero is inside the axis and no reference line is there.
  case behind
  /// In front of all marks, which begin there.
  case inFront

  static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Where texts of rows stand.
enum TextPlace: Sendable {
  /// In the middle of the mark, which is big enough to hold its value.
  case inside
  /// Beyond the end of the mark, along the value axis.
  case beyond
  /// Beside the mark, wherever nothing is in the way; a label only, no value.
  case free
}

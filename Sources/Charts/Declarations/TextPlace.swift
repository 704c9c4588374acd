/// The places of the texts of rows.
enum TextPlace: Sendable {
  /// In the middle of the mark, which is big enough to hold its value.
  case inside
  /// Beyond the end of the mark, along the value axis.
  case beyond
  /// Beside the mark, wherever nothing is in the way; a label only, no value.
  case free
}

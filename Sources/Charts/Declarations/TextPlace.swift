/// The position of a row's text relative to the mark.
enum TextPlace: Sendable {
  /// In the middle of the mark, if it is big enough.
  case inside
  /// Beyond the end of the mark, along the value axis.
  case beyond
  /// Beside the mark, where it hides nothing. Only labels are written there, no values.
  case free
}

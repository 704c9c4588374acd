/// The position of a mark in its band.
enum Stance: Sendable {
  /// In the middle of the band, for all series.
  case middle
  /// In the middle of the part of the band that its series has, or in the middle of the band if a mark joins rows.
  case dodged
  /// Over the part of the band that its series has.
  case slot
}

/// The place of a mark in its band.
enum Stance: Sendable {
  /// In the middle, for every series.
  case middle
  /// In the middle, or beside the marks of other series where no mark joins rows.
  case dodged
  /// In the part of the band that its series has.
  case slot
}

/// Where in its band a mark stands.
enum Stance: Sendable {
  /// In the middle, whatever its series.
  case middle
  /// In the middle, or beside the marks of other series where no mark joins rows.
  case dodged
  /// In the part of the band that its series has.
  case slot
}

import Basics

/// Spans of time as people read them.
enum SpanText {
  /// `about 48 s`; not a number is a time that nobody knows yet.
  static func about(_ seconds: Double) -> String {
    seconds.isNaN ? "for an unknown time" : "about " + text(seconds)
  }

  /// `48 s`, `12 min`, `3 h 20 min`, `2 d 4 h`: the two largest units that say something.
  static func text(_ seconds: Double) -> String {
    guard let whole = Int(rounding: seconds, .up) else { return "unknown time" }
    switch whole {
    case ..<90: return "\(whole) s"
    case ..<600: return "\(whole / 60) min \(whole % 60) s"
    case ..<5_400: return "\(whole / 60) min"
    case ..<172_800: return "\(whole / 3_600) h \(whole / 60 % 60) min"
    default: return "\(whole / 86_400) d \(whole / 3_600 % 24) h"
    }
  }
}

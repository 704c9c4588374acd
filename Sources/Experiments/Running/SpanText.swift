import Basics

/// Texts for spans of time.
enum SpanText {
  /// Returns a text such as `about 48 s`. NaN stands for an unknown time.
  static func about(_ seconds: Double) -> String {
    seconds.isNaN ? "for an unknown time" : "about " + text(seconds)
  }

  /// Returns the one or two largest units that matter: `48 s`, `12 min`, `3 h 20 min`, `2 d 4 h`.
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

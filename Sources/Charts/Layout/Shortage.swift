import Basics

/// The points of width and height that a chart lacks to be legible; zero or less if it fits.
struct Shortage: Sendable {
  var width = 0.0
  var height = 0.0

  var isNone: Bool { greatest <= 0 }
  /// The greater one of width and height.
  var greatest: Double { max(width, height) }

  static func + (a: Shortage, b: Shortage) -> Shortage {
    Shortage(width: a.width + b.width, height: a.height + b.height)
  }

  /// The shortage rounded up to whole points, and at least zero.
  var inWholePoints: Shortage {
    Shortage(width: max(0, width).rounded(.up), height: max(0, height).rounded(.up))
  }

  /// Returns the greater width and the greater height of two shortages.
  func joined(with other: Shortage) -> Shortage {
    Shortage(width: max(width, other.width), height: max(height, other.height))
  }

  /// Returns the error: `the chart does not fit: it lacks 12 points of width and 1 point of height`.
  func diagnostic(hint: String) -> Diagnostic {
    let sides = [(width, "width"), (height, "height")].filter { $0.0 > 0 }.map { length, side in
      "\(Int(rounding: length, .up, within: 1...1_000_000).counted("point")) of \(side)"
    }
    return Diagnostic(.badData, "the chart does not fit: it lacks \(sides.joined(separator: " and "))", hint: hint)
  }
}

import Basics

/// Numbers as text, without locale.
package enum NumberText {
  /// The shortest text that reads back as the same number; whole numbers without `.0`.
  package static func shortest(_ x: Double) -> String {
    if abs(x) < 1e15, let whole = Int64(exactly: x) { return String(whole) }
    return "\(x)"
  }

  /// Digits after the point that a number can be written with: those that a Double holds.
  package static let validDigits = 0...15

  /// `x` with exactly `digits` digits after the point, a tie to even, and never `-0.00`.
  package static func fixed(_ x: Double, digits: Int) -> String {
    guard x.isFinite else { return "\(x)" }
    let digits = min(max(digits, validDigits.lowerBound), validDigits.upperBound)
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    guard abs(x) * Double(scale) < 0x1p53, let scaled = Int(rounding: abs(x) * Double(scale), .toNearestOrEven) else {
      return "\(x)"
    }
    let sign = x < 0 && scaled != 0 ? "-" : ""
    let whole = scaled / scale
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}

/// Numbers as text, without locale.
package enum NumberText {
  /// The shortest text that reads back as the same number; whole numbers without `.0`.
  package static func shortest(_ x: Double) -> String {
    if x == x.rounded() && abs(x) < 1e15 { return String(Int64(x)) }
    return "\(x)"
  }

  /// `x` with exactly `digits` digits after the point, a tie to even, and never `-0.00`.
  package static func fixed(_ x: Double, digits: Int) -> String {
    guard x.isFinite else { return "\(x)" }
    let scale = powerOfTen(digits)
    guard abs(x) * scale < 0x1p53 else { return "\(x)" }
    let scaled = Int64((abs(x) * scale).rounded(.toNearestOrEven))
    let sign = x < 0 && scaled != 0 ? "-" : ""
    let whole = scaled / Int64(scale)
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(scaled % Int64(scale))
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  private static func powerOfTen(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1.0) { product, _ in product * 10 }
  }
}

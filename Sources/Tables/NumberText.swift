import Basics

/// Numbers as text, independent of the locale.
package enum NumberText {
  /// Returns the shortest text that is read back as the same number, with no `.0` after whole numbers.
  package static func shortest(_ x: Double) -> String {
    if abs(x) <= 0x1p53, let whole = Int64(exactly: x) { return String(whole) }
    return "\(x)"
  }

  /// The numbers of digits after the point that can be asked for. A Double holds at least 15 significant digits.
  package static let validDigits = 0...15

  /// Returns the nearest number of at most 15 digits, which was meant before binary arithmetic: 0.3 for 0.1 + 0.2.
  /// Whole numbers do not change.
  package static func withoutNoise(_ x: Double) -> Double {
    guard x != x.rounded(), x.isFinite else { return x }
    // Fast path: a quotient of whole numbers below 10¹⁵ is already the Double nearest to its decimal.
    let millionths = (x * 1e6).rounded()
    if abs(millionths) < 1e15, millionths / 1e6 == x { return x }
    let decimal = DecimalNumber(x)
    // Times in seconds with microseconds have sixteen digits, which must not be rounded.
    if abs(x) >= 1e6, decimal.digitCount == 16 { return x }
    return decimal.digitCount <= 15 ? x : decimal.rounded(toDigits: 15).value
  }

  /// Returns names of different numbers: as they were written, except for results of computations. These have the
  /// fewest digits, but at least three, that distinguish them from the others: 0.333 for ⅓.
  package static func names(of numbers: [Double]) -> [String] {
    let decimals = numbers.map { DecimalNumber(withoutNoise($0)) }
    var names = numbers.map { shortest(withoutNoise($0)) }
    let long = numbers.indices.filter { decimals[$0].digitCount >= 12 && numbers[$0] != numbers[$0].rounded() }
    guard !long.isEmpty else { return names }
    for digits in 3..<15 {
      let short = numbers.indices.map { index in
        decimals[index].digitCount >= 12 ? decimals[index].rounded(toDigits: digits) : decimals[index]
      }
      guard Set(short.map(\.value)).count == numbers.count else { continue }
      for index in long { names[index] = shortest(short[index].value) }
      break
    }
    return names
  }

  /// Returns `x` with exactly `digits` digits after the point, ties to even, and never as `-0.00`.
  package static func fixed(_ x: Double, digits: Int) -> String {
    guard x.isFinite else { return "\(x)" }
    let digits = min(max(digits, validDigits.lowerBound), validDigits.upperBound)
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    guard abs(x) * Double(scale) < 0x1p53, let scaled = Int(rounding: abs(x) * Double(scale), .toNearestOrEven) else {
      return abs(x) < 1e21 ? DecimalNumber(x).rounded(toExponent: -digits).plain(digits: digits) : "\(x)"
    }
    let sign = x < 0 && scaled != 0 ? "-" : ""
    let whole = scaled / scale
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}

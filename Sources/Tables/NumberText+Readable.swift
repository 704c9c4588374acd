/// Numbers for people.
extension NumberText {
  /// With a true minus sign, and a comma between groups of three digits from 10,000 on.
  package static func grouped(_ number: Double, digits: Int) -> String {
    let text = fixed(number, digits: digits)
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return text }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if whole.count > 4, index > 0, (whole.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return (isNegative ? "−" : "") + ([grouped] + parts.dropFirst().map(String.init)).joined(separator: ".")
  }

  /// Whole numbers as they are, others with three significant digits, very small and large ones as `1.20 × 10⁻⁵`,
  /// infinite ones as `∞`.
  package static func readable(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "−∞" : "∞" }
    if number.isNaN { return "–" }
    if number == number.rounded(), abs(number) < 1e15 { return grouped(number, digits: 0) }
    var digits = 2
    var scale = abs(number)
    guard scale >= 1e-4, scale < 1e9 else { return scientific(number) }
    while scale >= 10, digits > 0 { (scale, digits) = (scale / 10, digits - 1) }
    while scale < 1 { (scale, digits) = (scale * 10, digits + 1) }
    return grouped(number, digits: digits)
  }

  private static func scientific(_ number: Double) -> String {
    var (mantissa, exponent) = (abs(number), 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    let sign = number < 0 ? "−" : ""
    return "\(sign)\(fixed(mantissa, digits: 2)) × 10\(superscript(exponent))"
  }

  private static func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return (exponent < 0 ? "⁻" : "") + String("\(abs(exponent))".map { digits[$0.wholeNumberValue!] })
  }
}

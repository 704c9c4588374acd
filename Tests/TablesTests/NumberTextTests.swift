import Tables
import Testing

@Suite struct NumberTextTests {
  /// Mantissas are from 1 to below 10, also after rounding.
  @Test(arguments: [
    (1e-11, "1.00 × 10⁻¹¹"), (1e-12, "1.00 × 10⁻¹²"), (1e-13, "1.00 × 10⁻¹³"), (9.999e-5, "1.00 × 10⁻⁴"),
    (9.995e20, "1.00 × 10²¹"), (-Double.leastNonzeroMagnitude, "−5.00 × 10⁻³²⁴"),
    (1.7976931348623157e308, "1.80 × 10³⁰⁸"), (0.5, "0.500"),
  ])
  func mantissasAreBelowTen(number: Double, text: String) {
    #expect(NumberText.readable(number) == text)
  }

  /// Rounding that carries leaves three significant digits.
  @Test(arguments: [
    (0.99999, "1.00"), (9.99999, "10.0"), (0.09996, "0.100"), (1 - 0.9, "0.100"), (0.1, "0.100"), (99.96, "100"),
    (0.9994, "0.999"), (-0.99999, "−1.00"),
  ])
  func threeDigitsAreSignificant(number: Double, text: String) {
    #expect(NumberText.readable(number) == text)
  }

  @Test func everyPowerOfTenIsOneTimesIt() {
    for exponent in -323...308 {
      guard let number = Double("1e\(exponent)") else { continue }
      let decimal = DecimalNumber(number)
      #expect(decimal.mantissa(digits: 2) == "1.00" && decimal.leadingExponent == exponent)
      #expect(decimal.value == number)
    }
  }

  @Test(arguments: [
    (0.1 + 0.2, 0.3), (1.1 * 1.1, 1.21), (1.0 / 3, 0.333333333333333), (9_007_199_254_740_991, 9_007_199_254_740_991),
    (-0.7000000000000001, -0.7), (.leastNonzeroMagnitude, .leastNonzeroMagnitude), (1e-5, 1e-5),
    (2.3824464e-06, 2.3824464e-06),
  ])
  func noiseIsWhatBinaryArithmeticAdds(number: Double, meant: Double) {
    #expect(NumberText.withoutNoise(number) == meant)
  }

  @Test func namesTellNumbersApart() {
    #expect(NumberText.names(of: [0.1, 0.2, 0.1 + 0.2]) == ["0.1", "0.2", "0.3"])
    #expect(NumberText.names(of: [1e-5, 3e-5, 1e-4 / 3, 1e-3]) == ["1e-05", "3e-05", "3.33e-05", "0.001"])
    #expect(NumberText.names(of: [1.0 / 3, 0.3333, 0.333]) == ["0.33333", "0.3333", "0.333"])
  }

  /// Numbers that differ only by rounding noise are one category, but a CSV keeps every digit.
  @Test func noiseMakesNoCategory() {
    let column = Column("x", numbers: [0.3, 0.1 + 0.2, 0.1, .nan])
    #expect(column.distinctValues() == ["0.1", "0.3"])
    #expect(column.text(1) == "0.3" && column.field(1) == "0.30000000000000004")
    #expect(column.categories().rankOf == [1, 1, 0, 2] && column.categories().names == ["0.1", "0.3", nil])
    #expect(CSVWriter.text(Table([column])).contains("0.30000000000000004"))
  }

  @Test func largeNumbersHaveAllTheirDigits() {
    #expect(NumberText.shortest(1_234_567_890_123_456) == "1234567890123456")
    #expect(NumberText.fixed(1e17, digits: 2) == "100000000000000000.00")
    #expect(NumberText.grouped(-1e300, digits: 0) == "−1.00 × 10³⁰⁰")
  }
}

import Basics
import Testing

@Suite struct WholeNumberTests {
  @Test func numbersAreRoundedOrNil() {
    #expect(Int(rounding: 2.5) == 3 && Int(rounding: -2.5) == -3 && Int(rounding: 2.9, .down) == 2)
    for x in [Double.nan, .infinity, -.infinity, 1e308, -1e308, 0x1p63] { #expect(Int(rounding: x) == nil, "\(x)") }
    #expect(Int(rounding: -0x1p63) == .min && UInt8(rounding: 256) == nil && UInt8(rounding: -1) == nil)
  }

  @Test func numbersOutsideARangeAreItsEnds() {
    #expect(Int(rounding: .nan, within: 2...9) == 2 && Int(rounding: .infinity, within: 2...9) == 9)
    #expect(Int(rounding: -1e308, within: 2...9) == 2 && Int(rounding: 1e308, within: 2...9) == 9)
    #expect(Int(rounding: 5.4, .up, within: 2...9) == 6)
  }
}

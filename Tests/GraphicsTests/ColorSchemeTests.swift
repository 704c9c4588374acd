import Basics
import Graphics
import Testing

@Suite struct ColorSchemeTests {
  /// First, 129th and last of 256 colours as matplotlib 3.11 and cmcrameri 1.10 have them.
  @Test(arguments: [
    ("viridis", 0x440154, 0x21918C, 0xFDE725), ("cividis", 0x00224E, 0x7D7C78, 0xFEE838),
    ("magma", 0x000004, 0xB73779, 0xFCFDBF), ("batlow", 0x011959, 0x828231, 0xFACCFA),
    ("vik", 0x001261, 0xECE5E0, 0x590008),
  ])
  func endsAndMiddle(name: String, first: UInt32, middle: UInt32, last: UInt32) throws {
    let scheme = try ColorScheme.all.named(name, what: "colour scheme")
    #expect(scheme.colors.count == 256)
    #expect(scheme.color(at: 0) == Color(hex: first))
    #expect(scheme.color(at: 128.0 / 255).hexText == Color(hex: middle).hexText)
    #expect(scheme.color(at: 1) == Color(hex: last))
    #expect(scheme.color(at: -3) == Color(hex: first))
    #expect(scheme.color(at: 7) == Color(hex: last))
  }

  /// Ordered numbers must stay ordered in grey print.
  @Test func sequentialSchemesOnlyGetLighter() {
    for scheme in ColorScheme.all where scheme.kind == .sequential {
      let luminances = scheme.colors.map(\.relativeLuminance)
      for (a, b) in zip(luminances, luminances.dropFirst()) { #expect(b > a - 0.004, "\(scheme.name)") }
      #expect(luminances.last! - luminances[0] > 0.6)
    }
  }

  @Test func textOnEveryColorIsLegible() {
    for color in ColorScheme.all.flatMap(\.colors) {
      #expect(color.contrast(with: color.legibleTextColor) >= 4.5)
    }
  }

  @Test func unknownNameSuggestsTheNearest() {
    #expect(throws: Diagnostic.self) { try ColorScheme.all.named("virdis", what: "colour scheme") }
  }
}

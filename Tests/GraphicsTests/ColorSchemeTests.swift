import Basics
import Graphics
import Testing

@Suite struct ColorSchemeTests {
  /// Colours from other sources. For schemes of numbers: the first, 129th and last of 256 colours in matplotlib 3.11
  /// and cmcrameri 1.10. For groups: all colours that Okabe and Ito published, with grey in place of black.
  static let published: [String: [UInt32]] = [
    "viridis": [0x440154, 0x21918C, 0xFDE725], "cividis": [0x00224E, 0x7D7C78, 0xFEE838],
    "magma": [0x000004, 0xB73779, 0xFCFDBF], "batlow": [0x011959, 0x828231, 0xFACCFA],
    "vik": [0x001261, 0xECE5E0, 0x590008],
    "okabe_ito": [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0xF0E442, 0x999999],
  ]

  @Test(arguments: ColorScheme.all) func colorsAreThePublishedOnes(scheme: ColorScheme) throws {
    let expected = try #require(
      Self.published[scheme.name], "ColorSchemeTests.published has no colours of '\(scheme.name)'"
    ).map { Color(hex: $0).hexText }
    guard scheme.kind != .categorical else { return #expect(scheme.colors.map(\.hexText) == expected) }
    #expect(scheme.colors.count == 256)
    #expect([0, 128.0 / 255, 1].map { scheme.color(at: $0).hexText } == expected)
    #expect([-3, 7].map { scheme.color(at: $0) } == [scheme.colors.first, scheme.colors.last])
  }

  /// Each use has a standard scheme, which a chart gets if it names none.
  @Test(arguments: ColorScheme.Use.allCases) func everyUseHasItsScheme(use: ColorScheme.Use) {
    let kinds: [ColorScheme.Use: ColorScheme.Kind] = [
      .numbers: .sequential, .numbersAroundACenter: .diverging, .groups: .categorical,
    ]
    #expect(ColorScheme.standard(for: use).kind == kinds[use])
  }

  /// The order of numbers must remain visible in greyscale print.
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

import CairoGraphics
import Formulas
import Foundation
import Graphics
import TestSupport
import Testing

/// Compares layouts with those of LuaLaTeX with the same font, made by `Tests/References/formulas`, using its rule for
/// italic corrections.
@Suite struct ReferenceLayoutTests {
  private struct LuaTeXFormula: Decodable {
    let tex: String
    /// Glyph index, x, y and size.
    let glyphs: [[Double]]
    /// x, y, width and height.
    let rules: [[Double]]
  }

  /// The tolerance in TeX's points, if letters have ten of them.
  private static let tolerance = 0.4

  private static func references() throws -> [LuaTeXFormula] {
    let text = try String(contentsOfFile: Program.root + "Tests/Fixtures/formulas.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(LuaTeXFormula.self, from: Data($0.utf8)) }
  }

  private struct Comparison {
    var count = 0
    var near = 0

    /// Pairs each reference value with the nearest remaining one of the same kind.
    init(_ reference: [[Double]], _ ours: [[Double]], isSameKind: ([Double], [Double]) -> Bool) {
      var free = ours
      count = max(reference.count, ours.count)
      for value in reference {
        let places = free.indices.filter { isSameKind(free[$0], value) }
        func distance(_ place: Int) -> Double { zip(free[place], value).map { abs($0 - $1) }.max() ?? 0 }
        guard let best = places.min(by: { distance($0) < distance($1) }) else { continue }
        if distance(best) <= ReferenceLayoutTests.tolerance { near += 1 }
        free.remove(at: best)
      }
    }
  }

  @Test func glyphsAreWhereLuaTeXPutsThem() throws {
    let measurer = TextShaper()
    let layout = FormulaLayout(font: try measurer.mathFont(), size: 10, italics: .beforeSigns) { text, _, size in
      Double(text.count) * size / 2
    }
    let references = try Self.references()
    #expect(references.count == 120)
    var (glyphs, rules, far) = (Comparison([], []) { _, _ in false }, Comparison([], []) { _, _ in false }, [String]())
    for reference in references {
      let box = try layout.box(try Formula(reference.tex, isDisplayed: true))
      let found = Comparison(reference.glyphs, box.glyphs) { $0[0] == $1[0] && abs($0[3] - $1[3]) < 0.02 }
      let lines = Comparison(reference.rules, box.rules) { _, _ in true }
      (glyphs.count, glyphs.near) = (glyphs.count + found.count, glyphs.near + found.near)
      (rules.count, rules.near) = (rules.count + lines.count, rules.near + lines.near)
      if found.near < found.count || lines.near < lines.count { far.append(reference.tex) }
    }
    #expect(Double(glyphs.near) >= 0.98 * Double(glyphs.count), "\(glyphs.near) of \(glyphs.count): \(far)")
    #expect(Double(rules.near) >= 0.98 * Double(rules.count), "\(rules.near) of \(rules.count) rules: \(far)")
  }
}

extension FormulaBox {
  fileprivate var glyphs: [[Double]] {
    marks.compactMap { mark in
      guard case .glyph(let glyph, let size, _) = mark.shape else { return nil }
      return [Double(glyph), mark.x, mark.y, size]
    }
  }

  fileprivate var rules: [[Double]] {
    marks.compactMap { mark in
      guard case .rule(let width, let height) = mark.shape, width > 0, height > 0 else { return nil }
      return [mark.x, mark.y, width, height]
    }
  }
}

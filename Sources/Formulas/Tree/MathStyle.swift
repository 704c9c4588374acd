/// One of TeX's eight styles (*The TeXbook*, chapter 17), with a size.
package struct MathStyle: Equatable, Sendable {
  package enum Level: Int, Sendable {
    case display, text, script, scriptScript
  }

  package var level = Level.display
  package var isCramped = false
  /// The size relative to the text.
  package var scale = 1.0

  package init(_ level: Level = .display, isCramped: Bool = false, scale: Double = 1) {
    self.level = level
    self.isCramped = isCramped
    self.scale = scale
  }

  var isDisplay: Bool { level == .display }
  var isScript: Bool { scriptLevel > 0 }
  /// 0 for display and text, 1 for scripts, 2 for scripts of scripts.
  var scriptLevel: Int { max(0, level.rawValue - 1) }

  func at(_ level: Level) -> MathStyle { MathStyle(level, isCramped: isCramped, scale: scale) }
  var cramped: MathStyle { MathStyle(level, isCramped: true, scale: scale) }
  var superscript: MathStyle { at(isScript ? .scriptScript : .script) }
  var `subscript`: MathStyle { superscript.cramped }
  var numerator: MathStyle { at(Level(rawValue: level.rawValue + 1) ?? .scriptScript) }
  var denominator: MathStyle { numerator.cramped }
}

import Basics

/// Writes formulas as MathML Core (W3C), annotated with their TeX.
package struct MathMLWriter {
  /// The colour of the surrounding elements.
  private var color: UInt32?

  package static func element(_ formula: Formula) -> MathMLElement {
    let annotation = MathMLElement("annotation", ["encoding": "application/x-tex"], text: formula.tex)
    let content = MathMLElement.row(MathMLWriter().elements(formula.list))
    let semantics = MathMLElement("semantics", [:], [content, annotation])
    return MathMLElement("math", formula.isDisplayed ? ["display": "block"] : [:], [semantics])
  }

  /// Returns the elements of a list. A style or size change wraps the rest of the list in an element.
  func elements(_ nodes: [FormulaNode]) -> [MathMLElement] {
    let classes = nodes.classes
    var result: [MathMLElement] = []
    var previous: AtomClass?
    for (place, node) in nodes.enumerated() {
      switch node.kind {
      case .style(let level): return result + [styled(level, elements(Array(nodes[(place + 1)...])))]
      case .size(let factor):
        let percent = "\(Int(rounding: factor * 100, within: 1...1_000))%"
        return result + [MathMLElement("mstyle", ["mathsize": percent], elements(Array(nodes[(place + 1)...])))]
      case .space(let length): result.append(.space(ems: length.ems))
      case .lineEnd: break
      case .atom(let atom):
        let next = nodes[(place + 1)...].first.flatMap { $0.atom == nil ? nil : classes[place + 1] }
        add(atom, classes[place], after: previous, before: next, to: &result)
        previous = classes[place]
      }
    }
    return result
  }

  private func add(
    _ atom: FormulaAtom, _ own: AtomClass, after previous: AtomClass?, before next: AtomClass?,
    to result: inout [MathMLElement]
  ) {
    let element = self.element(atom, own)
    if element.isNumber, let last = result.last, last.isNumber, last.attributes == element.attributes {
      result[result.count - 1].text += element.text
    } else if case .name = atom.nucleus, atom.kind == .operator {
      let thin = { (left: AtomClass, right: AtomClass) in AtomSpace.between(left, right, isScript: false) == .thin }
      if let previous, thin(previous, .operator) { result.append(.space(ems: AtomSpace.thin.width)) }
      result += [element, MathMLElement("mo", text: "\u{2061}")]
      if let next, thin(.operator, next) { result.append(.space(ems: AtomSpace.thin.width)) }
    } else {
      result.append(element)
    }
  }

  func row(_ nodes: [FormulaNode]) -> MathMLElement { .row(elements(nodes)) }

  private func styled(_ level: MathStyle.Level, _ content: [MathMLElement]) -> MathMLElement {
    MathMLElement(
      "mstyle",
      ["displaystyle": level == .display ? "true" : "false", "scriptlevel": "\(max(0, level.rawValue - 1))"], content)
  }

  /// Returns an atom with its scripts.
  private func element(_ atom: FormulaAtom, _ own: AtomClass) -> MathMLElement {
    var inner = self
    inner.color = atom.color
    let isColored = atom.color != color && atom.color != nil
    let nucleus = inner.nucleus(atom, own)
    let base = isColored ? nucleus.with("mathcolor", Self.hex(atom.color ?? 0)) : nucleus
    return scripted(base, atom)
  }

  private func scripted(_ base: MathMLElement, _ atom: FormulaAtom) -> MathMLElement {
    let lower = atom.subscript.map(row)
    let upper = atom.superscript.map(row)
    let names = atom.limits == .beside ? ("msub", "msup", "msubsup") : ("munder", "mover", "munderover")
    var base = base
    if atom.limits != .beside, base.name == "mo" || base.name == "mi", atom.hasScripts {
      base.name = "mo"
      base = base.with("movablelimits", atom.limits == .displayed ? "true" : "false")
    }
    return switch (lower, upper) {
    case (nil, nil): base
    case (let lower?, nil): MathMLElement(names.0, [:], [base, lower])
    case (nil, let upper?): MathMLElement(names.1, [:], [base, upper])
    case (let lower?, let upper?): MathMLElement(names.2, [:], [base, lower, upper])
    }
  }

  static func hex(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  private func nucleus(_ atom: FormulaAtom, _ own: AtomClass) -> MathMLElement {
    switch atom.nucleus {
    case .symbol(let scalar): return Self.symbol(scalar, atom.kind, own)
    case .largeOperator(let scalar): return MathMLElement("mo", text: String(scalar))
    case .name(let name):
      return MathMLElement("mi", text: name.replacing(" ", with: "\u{A0}"))
    case .list(let nodes): return row(nodes)
    case .words(let words): return .row(words.map(self.words))
    case .fraction(let fraction): return self.fraction(fraction)
    case .radical(let nodes, let degree):
      guard let degree else { return MathMLElement("msqrt", [:], elements(nodes)) }
      return MathMLElement("mroot", [:], [row(nodes), row(degree)])
    case .fenced(let fences, let parts): return fenced(fences, parts)
    case .sized(let scalar, let step): return Self.sized(scalar, step, atom.kind)
    case .accent(let accent, let nodes): return self.accent(accent, nodes)
    case .rule(let side, let nodes): return covered(row(nodes), "\u{203E}", side)
    case .spanned(let side, let scalar, let nodes): return covered(row(nodes), scalar, side)
    case .arrow(let scalar, let above, let below): return arrow(scalar, above, below)
    case .table(let table): return self.table(table)
    case .padded(let padding, let nodes): return padded(padding, row(nodes))
    case .enclosed(let enclosure, let nodes): return enclosed(enclosure, row(nodes))
    case .block(let width, let height, let raise):
      return MathMLElement(
        "mspace",
        [
          "class": "block", "width": MathMLElement.ems(width.ems), "height": MathMLElement.ems(height.ems + raise.ems),
          "depth": MathMLElement.ems(-raise.ems),
        ])
    }
  }
}

// MARK: Symbols

extension MathMLWriter {
  /// The symbols that browsers stretch unless told otherwise.
  private static let stretchy = Set("()[]{}|‖⟨⟩⌊⌋⌈⌉⟮⟯⟦⟧⎰⎱⌜⌝⌞⌟⟪⟫∣∥↑↓↕⇑⇓⇕/\\".unicodeScalars)

  private static func symbol(_ scalar: Unicode.Scalar, _ kind: AtomClass, _ own: AtomClass) -> MathMLElement {
    let text = String(scalar)
    switch kind {
    case .ordinary:
      if let plain = MathAlphabet.plain(scalar) { return MathMLElement("mi", text: String(plain)) }
      if scalar.properties.numericType != nil { return MathMLElement("mn", text: text) }
      let isMapped = scalar.value >= 0x1D400
      return isMapped ? MathMLElement("mi", text: text) : MathMLElement("mi", ["mathvariant": "normal"], text: text)
    case .opening: return MathMLElement("mo", ["form": "prefix", "stretchy": "false"], text: text)
    case .closing: return MathMLElement("mo", ["form": "postfix", "stretchy": "false"], text: text)
    case .inner: return MathMLElement("mi", ["mathvariant": "normal"], text: text)
    default:
      var sign = MathMLElement("mo", text: text)
      if kind == .binary, own != .binary { sign = sign.with("form", "prefix") }
      return stretchy.contains(scalar) ? sign.with("stretchy", "false") : sign
    }
  }

  private static func sized(_ scalar: Unicode.Scalar?, _ step: Int, _ kind: AtomClass) -> MathMLElement {
    guard let scalar else { return MathMLElement("mrow", [:], []) }
    let size = MathMLElement.ems(0.6 * Double(step + 1))
    let form = kind == .opening ? "prefix" : kind == .closing ? "postfix" : "infix"
    return MathMLElement(
      "mo", ["form": form, "stretchy": "true", "symmetric": "true", "minsize": size, "maxsize": size],
      text: String(scalar))
  }

  private func fenced(_ fences: [Unicode.Scalar?], _ parts: [[FormulaNode]]) -> MathMLElement {
    var content: [MathMLElement] = []
    for (place, fence) in fences.enumerated() {
      if let fence {
        let form = place == 0 ? "prefix" : place + 1 == fences.count ? "postfix" : "infix"
        content.append(MathMLElement("mo", ["form": form, "fence": "true", "stretchy": "true"], text: String(fence)))
      }
      if place < parts.count { content += elements(parts[place]) }
    }
    return MathMLElement("mrow", [:], content)
  }

  private func words(_ words: FormulaWords) -> MathMLElement {
    switch words {
    case .formula(let nodes): return row(nodes)
    case .text(let text, let look):
      // A browser would drop blanks at the ends.
      let shown = String(scalars: text.unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 })
      let elements = [look.isBold ? "b" : nil, look.isItalic ? "i" : nil, look.family == .monospaced ? "code" : nil]
      let names = elements.compactMap { $0 }
      let element = MathMLElement("mtext", look.family == .sans ? ["class": "sans"] : [:])
      guard let last = names.last else { return element.containing(shown) }
      let inner = names.dropLast().reversed().reduce(MathMLElement(last, text: shown)) { MathMLElement($1, [:], [$0]) }
      return element.containing([inner])
    }
  }
}

extension MathMLElement {
  fileprivate var isNumber: Bool { name == "mn" }
}

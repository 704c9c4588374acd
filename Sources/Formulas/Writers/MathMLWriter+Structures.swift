/// Elements that contain several lists.
extension MathMLWriter {
  func fraction(_ fraction: FormulaFraction) -> MathMLElement {
    var element = MathMLElement("mfrac", [:], [row(fraction.numerator), row(fraction.denominator)])
    if case .thick(let thickness) = fraction.rule {
      element = element.with("linethickness", thickness == .zero ? "0" : MathMLElement.ems(thickness.ems))
    }
    if fraction.isFenced {
      let fences = [fraction.left, fraction.right].map { fence in
        fence.map { MathMLElement("mo", ["fence": "true", "stretchy": "true"], text: String($0)) }
      }
      element = .row([fences[0], element, fences[1]].compactMap { $0 })
    }
    guard let level = fraction.level else { return element }
    return MathMLElement(
      "mstyle", ["displaystyle": level == .display ? "true" : "false", "scriptlevel": "\(max(0, level.rawValue - 1))"],
      [element])
  }

  /// The signs that MathML uses for combining marks.
  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "\u{302}": "^", "\u{303}": "~", "\u{304}": "¯", "\u{20D7}": "→", "\u{307}": "˙", "\u{308}": "¨", "\u{30C}": "ˇ",
    "\u{306}": "˘", "\u{20DB}": "…", "\u{20DC}": "⋯", "\u{301}": "´", "\u{300}": "`", "\u{30A}": "˚", "\u{20D6}": "←",
    "\u{20E1}": "↔", "\u{20D0}": "↼",
    "\u{20D1}": "⇀", "\u{330}": "~", "\u{20EF}": "→", "\u{20EE}": "←", "\u{34D}": "↔",
  ]

  func accent(_ accent: FormulaAccent, _ nodes: [FormulaNode]) -> MathMLElement {
    let mark = MathMLElement(
      "mo", ["stretchy": accent.isWide ? "true" : "false"], text: String(Self.marks[accent.scalar] ?? accent.scalar))
    return accent.side == .above
      ? MathMLElement("mover", ["accent": "true"], [row(nodes), mark])
      : MathMLElement("munder", ["accentunder": "true"], [row(nodes), mark])
  }

  func covered(_ content: MathMLElement, _ scalar: Unicode.Scalar, _ side: VerticalSide) -> MathMLElement {
    let mark = MathMLElement("mo", ["stretchy": "true"], text: String(scalar))
    return side == .above
      ? MathMLElement("mover", ["accent": "true"], [content, mark])
      : MathMLElement("munder", ["accentunder": "true"], [content, mark])
  }

  /// Returns an arrow with labels. Space at both ends of the labels makes the arrow longer than they are.
  func arrow(_ scalar: Unicode.Scalar, _ above: [FormulaNode], _ below: [FormulaNode]?) -> MathMLElement {
    func label(_ nodes: [FormulaNode]) -> MathMLElement {
      MathMLElement("mrow", [:], [.space(ems: 0.5)] + elements(nodes) + [.space(ems: 0.5)])
    }
    let shaft = MathMLElement("mo", ["stretchy": "true"], text: String(scalar))
    guard let below else { return MathMLElement("mover", [:], [shaft, label(above)]) }
    return MathMLElement("munderover", [:], [shaft, label(below), label(above)])
  }

  func table(_ table: FormulaTable) -> MathMLElement {
    let last = (row: table.rows.count - 1, column: table.columnCount - 1)
    let rows = table.rows.enumerated().map { index, cells in
      MathMLElement(
        "mtr", [:],
        cells.enumerated().map { column, nodes in
          let names = Self.ruleNames(table, row: index, column: column, last: last)
          var cell = MathMLElement("mtd", [:], elements(nodes))
          if !names.isEmpty { cell = cell.with("class", names.joined(separator: " ")) }
          return cell.aligned(table.alignment(ofColumn: column))
        })
    }
    var body = MathMLElement("mtable", [:], rows)
    let isLarge = table.isDisplayed || table.kind == .aligned || table.kind == .gathered
    if isLarge { body = body.with("displaystyle", "true") }
    let isSmall = table.kind == .lines || table.kind == .smallMatrix
    if isSmall { body = MathMLElement("mstyle", ["scriptlevel": "1"], [body]) }
    body = table.kind == .aligned ? body.with("class", "aligned") : body
    guard table.left != nil || table.right != nil else { return body }
    let fences = [("prefix", table.left), ("postfix", table.right)].map { form, fence in
      fence.map { MathMLElement("mo", ["form": form, "fence": "true", "stretchy": "true"], text: String($0)) }
    }
    return MathMLElement("mrow", [:], [fences[0], body, fences[1]].compactMap { $0 })
  }

  /// Returns the CSS classes of a cell for the rules beside it.
  private static func ruleNames(
    _ table: FormulaTable, row: Int, column: Int, last: (row: Int, column: Int)
  ) -> [String] {
    let sides = [
      ("left", table.columnRules[column]), ("right", column == last.column ? table.columnRules[column + 1] : nil),
      ("above", table.rowRules[row]), ("below", row == last.row ? table.rowRules[row + 1] : nil),
    ]
    return sides.compactMap { side, rules in
      rules.map { ($0.contains(.solid) ? "ruled-" : "dashed-") + side }
    }
  }

  func padded(_ padding: FormulaPadding, _ content: MathMLElement) -> MathMLElement {
    let shown = padding.isVisible ? content : MathMLElement("mphantom", [:], [content])
    var box = MathMLElement("mpadded", [:], [shown])
    if !padding.keepsWidth || padding.overlap != nil { box = box.with("width", "0") }
    if !padding.keepsHeight { box = box.with("height", "0") }
    if !padding.keepsDepth { box = box.with("depth", "0") }
    if padding.raise != .zero { box = box.with("voffset", MathMLElement.ems(padding.raise.ems)) }
    switch padding.overlap {
    case .left: box = box.with("class", "lap-left")
    case .both: box = box.with("class", "lap-both")
    case .right, nil: break
    }
    return box.attributes.isEmpty ? shown : box
  }

  func enclosed(_ enclosure: FormulaEnclosure, _ content: MathMLElement) -> MathMLElement {
    switch enclosure {
    case .box: return MathMLElement("mrow", ["class": "boxed"], [content])
    case .ground(let ground, let frame):
      let body = MathMLElement("mstyle", ["mathbackground": Self.hex(ground)], [content])
      guard let frame else { return body }
      return MathMLElement("mrow", ["class": "boxed", "mathcolor": Self.hex(frame)], [body])
    case .struck(let rising, let falling):
      let name = rising && falling ? "struck-both" : rising ? "struck-rising" : "struck-falling"
      return MathMLElement("mrow", ["class": name], [content])
    case .struckOut: return MathMLElement("mrow", ["class": "struck-out"], [content])
    case .phase:
      let angle = MathMLElement("mo", ["form": "prefix", "stretchy": "false"], text: "∠")
      return MathMLElement("mrow", ["class": "ruled-below"], [angle, content])
    case .actuarial: return MathMLElement("mrow", ["class": "ruled-above ruled-right"], [content])
    }
  }
}

extension MathMLElement {
  fileprivate func aligned(_ alignment: FormulaTable.Alignment) -> MathMLElement {
    switch alignment {
    case .left: with("columnalign", "left")
    case .center: self
    case .right: with("columnalign", "right")
    }
  }
}

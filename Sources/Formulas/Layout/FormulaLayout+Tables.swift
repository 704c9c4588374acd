import Basics

/// Tables: matrices, cases and aligned lines.
extension FormulaLayout {
  /// The spacing of a kind of table, in ems of the text. The values are those of LaTeX at ten points.
  private struct Spacing {
    var level = MathStyle.Level.text
    /// The minimal height and depth of each row.
    var strut = (height: 0.84, depth: 0.36)
    /// The distance of baselines, and the gap between rows if that distance leaves less than `limit` between them.
    var baseline = 0.0
    var gap = 0.0
    var limit = 0.0
    /// The space between columns.
    var column = 1.0

    init(_ table: FormulaTable) {
      switch table.kind {
      case .matrix: break
      case .smallMatrix: (level, strut, baseline, gap, limit, column) = (.script, (0, 0), 0.6, 0.15, 0.1, 0.278)
      case .cases: strut = (1.008, 0.432)
      case .aligned, .gathered: (level, baseline, gap, limit) = (.display, 1.5, 0.4, 0.3)
      case .lines: (level, strut, baseline, gap, limit, column) = (.script, (0, 0), 0.515, 0.074, 0.074, 0)
      }
      if table.isDisplayed { level = .display }
    }

    /// Returns the space after a column.
    func between(_ column: Int, of table: FormulaTable) -> Double {
      guard table.kind == .aligned else { return self.column }
      return column.isMultiple(of: 2) || table.isTight ? 0 : 1
    }
  }

  func table(_ table: FormulaTable, _ style: MathStyle, _ color: UInt32?) throws(Diagnostic) -> FormulaBox {
    let spacing = Spacing(table)
    var rows: [[FormulaBox]] = []
    for cells in table.rows {
      var boxes: [FormulaBox] = []
      for (column, nodes) in cells.enumerated() { boxes.append(try cell(nodes, column, table, spacing, style)) }
      rows.append(boxes)
    }
    let body = grid(rows, table, spacing, style, color).centered(on: axis(style))
    guard table.left != nil || table.right != nil else { return body }
    let height = fenceHeight([body], style)
    var result = try delimiter(table.left, height, style, color)
    result.append(body)
    result.append(try delimiter(table.right, height, style, color))
    return result
  }

  /// Typesets a cell. The second column of a pair begins with an empty atom, so that a relation at its start keeps its
  /// space.
  private func cell(
    _ nodes: [FormulaNode], _ column: Int, _ table: FormulaTable, _ spacing: Spacing, _ style: MathStyle
  ) throws(Diagnostic) -> FormulaBox {
    let isContinued = table.kind == .aligned && !column.isMultiple(of: 2)
    let empty = FormulaNode(FormulaAtom(.ordinary, .list([])), at: 0)
    return try row((isContinued ? [empty] : []) + nodes, MathStyle(spacing.level, scale: style.scale))
  }

  /// Arranges cells in columns and rows. The first baseline is at 0.
  private func grid(
    _ rows: [[FormulaBox]], _ table: FormulaTable, _ spacing: Spacing, _ style: MathStyle, _ color: UInt32?
  ) -> FormulaBox {
    let em = size * style.scale
    let columns = FormulaColumns(rows, table, em: em) { spacing.between($0, of: table) }
    var result = FormulaBox(width: columns.width)
    var rules: [PlacedRule] = []
    var baseline = 0.0
    var depth = 0.0
    for (index, cells) in rows.enumerated() {
      let line = columns.line(cells, height: spacing.strut.height * em, depth: spacing.strut.depth * em)
      if index > 0 {
        let room = spacing.baseline * em - depth - line.height
        baseline -= room < spacing.limit * em ? depth + spacing.gap * em + line.height : spacing.baseline * em
        baseline -= table.gaps[index - 1].map { max(0, length($0, style)) } ?? 0
      }
      for (place, rule) in (table.rowRules[index] ?? []).enumerated() {
        rules.append(PlacedRule(rule, at: baseline + line.height + Double(place) * 0.2 * em))
      }
      result.place(line, y: baseline)
      depth = line.depth
    }
    for (place, rule) in (table.rowRules[rows.count] ?? []).enumerated() {
      rules.append(PlacedRule(rule, at: baseline - depth - Double(place) * 0.2 * em))
    }
    addRules(rules, columns, to: &result, em: em, color)
    return result
  }

  /// Draws the rules between rows, at the given heights, and those between columns.
  private func addRules(
    _ rules: [PlacedRule], _ columns: FormulaColumns, to box: inout FormulaBox, em: Double, _ color: UInt32?
  ) {
    let (thickness, top, bottom, width) = (0.04 * em, box.height, box.depth, box.width)
    for rule in rules {
      let y = rule.place - thickness / 2
      for (x, length) in rule.pieces(of: width, em) {
        box.placeRule(x: x, y: y, width: length, height: thickness, color: color)
      }
    }
    for rule in columns.rules {
      let x = rule.place - thickness / 2
      for (y, length) in rule.pieces(of: top + bottom, em) {
        box.placeRule(x: x, y: y - bottom, width: thickness, height: length, color: color)
      }
    }
    box.width = width
  }
}

/// A rule of a table and its place: the x of a rule between columns, or the y of one between rows.
struct PlacedRule {
  private let rule: FormulaTable.Rule
  let place: Double

  init(_ rule: FormulaTable.Rule, at place: Double) {
    (self.rule, self.place) = (rule, place)
  }

  /// Returns the starts and lengths of the drawn pieces of a rule. Dashes and gaps are about 0.4 em long, and a dashed
  /// rule begins and ends with a dash.
  func pieces(of length: Double, _ em: Double) -> [(start: Double, length: Double)] {
    guard rule == .dashed, length > 0 else { return [(0, length)] }
    let gaps = max(1, Int(rounding: length / (0.8 * em), within: 1...1000))
    let piece = length / Double(2 * gaps + 1)
    return (0...gaps).map { (Double(2 * $0) * piece, piece) }
  }
}

/// The positions of the columns of a table, and of the rules between them.
struct FormulaColumns {
  private let widths: [Double]
  private let table: FormulaTable
  private var starts: [Double] = []
  private(set) var width = 0.0
  private(set) var rules: [PlacedRule] = []

  /// - Parameter between: Returns the space after a column, in ems.
  init(_ rows: [[FormulaBox]], _ table: FormulaTable, em: Double, between: (Int) -> Double) {
    self.table = table
    let count = rows.map(\.count).max() ?? 0
    widths = (0..<count).map { column in rows.reduce(0) { max($0, column < $1.count ? $1[column].width : 0) } }
    let margin = table.hasMargins ? 0.5 * em : 0
    addRules(before: 0, at: 0, em)
    var x = margin
    for (column, width) in widths.enumerated() {
      starts.append(x)
      x += width
      let isLast = column + 1 == count
      let space = isLast ? margin : between(column) * em
      addRules(before: column + 1, at: isLast ? x + margin : x + space / 2, em)
      x += space
    }
    width = x
  }

  private mutating func addRules(before column: Int, at x: Double, _ em: Double) {
    let own = table.columnRules[column] ?? []
    for (index, rule) in own.enumerated() {
      rules.append(PlacedRule(rule, at: x + (Double(index) - Double(own.count - 1) / 2) * 0.2 * em))
    }
  }

  /// Returns a row of cells with at least the given height and depth.
  func line(_ cells: [FormulaBox], height: Double, depth: Double) -> FormulaBox {
    var line = FormulaBox(height: height, depth: depth)
    for (column, cell) in cells.enumerated() {
      let rest = widths[column] - cell.width
      let share =
        switch table.alignment(ofColumn: column) {
        case .left: 0.0
        case .center: rest / 2
        case .right: rest
        }
      line.place(cell, x: starts[column] + share)
    }
    line.width = width
    return line
  }
}

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
    var rules: [Double] = []
    var baseline = 0.0
    var depth = 0.0
    for (index, cells) in rows.enumerated() {
      let line = columns.line(cells, height: spacing.strut.height * em, depth: spacing.strut.depth * em)
      if index > 0 {
        let room = spacing.baseline * em - depth - line.height
        baseline -= room < spacing.limit * em ? depth + spacing.gap * em + line.height : spacing.baseline * em
        baseline -= table.gaps[index - 1].map { max(0, length($0, style)) } ?? 0
      }
      rules += (table.rowRules[index] ?? []).indices.map { baseline + line.height + Double($0) * 0.2 * em }
      result.place(line, y: baseline)
      depth = line.depth
    }
    rules += (table.rowRules[rows.count] ?? []).indices.map { baseline - depth - Double($0) * 0.2 * em }
    addRules(rules, columns, to: &result, em: em, color)
    return result
  }

  /// Draws the rules between rows, at the given heights, and those between columns.
  private func addRules(
    _ heights: [Double], _ columns: FormulaColumns, to box: inout FormulaBox, em: Double, _ color: UInt32?
  ) {
    let (thickness, top, bottom, width) = (0.04 * em, box.height, box.depth, box.width)
    for y in heights { box.placeRule(x: 0, y: y - thickness / 2, width: width, height: thickness, color: color) }
    for x in columns.rules {
      box.placeRule(x: x - thickness / 2, y: -bottom, width: thickness, height: top + bottom, color: color)
    }
    box.width = width
  }
}

/// The positions of the columns of a table, and of the rules between them.
struct FormulaColumns {
  private let widths: [Double]
  private let table: FormulaTable
  private var starts: [Double] = []
  private(set) var width = 0.0
  private(set) var rules: [Double] = []

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
    let count = table.columnRules[column]?.count ?? 0
    for index in 0..<count { rules.append(x + (Double(index) - Double(count - 1) / 2) * 0.2 * em) }
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

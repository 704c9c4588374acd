import Basics
import Documents
import Formulas
import Graphics

/// Sets displayed formulas in the middle of the column, with their numbers at the right. A formula that is wider than
/// the column is divided after relations or operators. One that cannot be divided is reduced.
struct EquationSetter {
  let style: PageStyle
  let measurer: any TextMeasurer
  let width: Double

  private var paragraphs: ParagraphSetter { ParagraphSetter(measurer: measurer) }
  /// The gap between a formula and its number, in ems.
  private static let gap = 1.0
  /// The indent of the second and further lines, in ems.
  private static let indent = 2.0

  func items(_ equation: Equation, text: TextStyle) throws(Diagnostic) -> [PageItem] {
    guard let formula = equation.formula else { return [] }
    let size = text.font.size
    let number = try equation.shownNumber.map { shown throws(Diagnostic) in
      (text: shown, width: try measurer.extents(of: shown, font: text.font).width)
    }
    let room = width - (number.map { $0.width + Self.gap * size } ?? 0)
    let lines = try self.lines(formula, size: size, room: room)
    let node = StructureNode(.formula, description: FormulaSpeech.words(formula))
    var boxes: [PageBox] = []
    for (index, line) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      boxes.append(box(line, index, of: lines.count, node, number: isLast ? number : nil, text: text))
    }
    if let anchor = equation.anchor, !boxes.isEmpty { boxes[0].commands.insert(.anchor(anchor, Point(0, 0)), at: 0) }
    return .paragraph(boxes)
  }

  /// Returns the whole formula, or the lines into which it is divided.
  private func lines(_ formula: Formula, size: Double, room: Double) throws(Diagnostic) -> [FormulaBox] {
    let layout = try measurer.formulaLayout(size: size)
    let whole = try layout.box(formula)
    if whole.width <= room { return [fitting(whole, room)] }
    var lines: [FormulaLine] = [FormulaLine()]
    for piece in try layout.pieces(formula) {
      let indent = lines.count > 1 ? Self.indent * size : 0
      if lines[lines.count - 1].width(with: piece) > room - indent, !lines[lines.count - 1].isEmpty {
        lines.append(FormulaLine())
      }
      lines[lines.count - 1].add(piece)
    }
    return lines.enumerated().map { index, line in fitting(line.box, index == 0 ? room : room - Self.indent * size) }
  }

  /// Returns the box, reduced if it is wider than `room` or higher than half a page.
  private func fitting(_ box: FormulaBox, _ room: Double) -> FormulaBox {
    let factor = min(1, room / max(box.width, 1e-6), style.textHeight / 2 / max(box.total, 1e-6))
    return factor < 1 ? box.scaled(by: max(factor, 1e-3)) : box
  }

  private func box(
    _ line: FormulaBox, _ index: Int, of count: Int, _ node: StructureNode, number: (text: String, width: Double)?,
    text: TextStyle
  ) -> PageBox {
    let middle = max(0, (width - line.width) / 2)
    let most = width - line.width - (number.map { $0.width + Self.gap * text.font.size } ?? 0)
    let x =
      count == 1 ? min(middle, max(0, most)) : index == 0 ? 0 : min(Self.indent * text.font.size, max(0, most))
    let (height, depth) = (max(line.height, text.font.size * 0.75), max(line.depth, text.font.size * 0.25))
    var box = PageBox(height: height + depth + text.font.size * 0.3)
    box.baselines = [height]
    box.commands = line.commands(at: Point(x, height), color: text.color).tagged(node)
    if let number {
      box.commands.append(
        .text(TextRun(number.text, font: text.font, color: text.color, at: Point(width, height), anchor: .end)))
    }
    return box
  }
}

/// The pieces of a formula on one line.
private struct FormulaLine {
  private(set) var box = FormulaBox()
  private var space = 0.0
  var isEmpty = true

  func width(with piece: FormulaPiece) -> Double { box.width + space + piece.box.width }

  mutating func add(_ piece: FormulaPiece) {
    if !isEmpty { box = box.extended(by: space) }
    box = box.followed(by: piece.box)
    (space, isEmpty) = (piece.space, false)
  }
}

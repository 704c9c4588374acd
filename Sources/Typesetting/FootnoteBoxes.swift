/// The typeset footnotes of a document. Each is printed once, at the foot of the column that calls it first.
struct FootnoteBoxes {
  /// Footnote n is `boxes[n - 1]`.
  let boxes: [PageBox]

  init(_ boxes: [PageBox] = []) {
    self.boxes = boxes
  }

  /// Returns the footnotes that the calls require, each once, including those that they call in turn, but not those
  /// that are already printed.
  func due(_ calls: [Int], printed: Set<Int>) -> [Int] {
    var result: [Int] = []
    var rest = calls[...]
    while let number = rest.popFirst() {
      guard boxes.indices.contains(number - 1), !printed.contains(number), !result.contains(number) else { continue }
      result.append(number)
      rest = boxes[number - 1].footnotes + rest
    }
    return result
  }

  /// Returns the total height of footnotes.
  func height(of numbers: [Int]) -> Double { numbers.reduce(0) { $0 + boxes[$1 - 1].height } }
}

import Documents
import Graphics

/// The look of a piece of running text.
struct TextLook {
  var font: Font
  var color: Color
  var isCode = false
  var link: LinkTarget?
  var footnote: Int?
  var rise = 0.0
  var isStruck = false
  var isUnderlined = false
  /// Returns the places where words may be hyphenated, or nil if they may not.
  var wordBreaks: WordBreaks?
  /// The structure nodes inside the paragraph to which it belongs.
  var nodes: [StructureNode] = []

  func with(_ change: (inout Self) -> Void) -> Self {
    var look = self
    change(&look)
    return look
  }

  /// The look of code. Its letters are as high as those of the words around it.
  var code: Self {
    with {
      let ratio = $0.font.family == .monospaced ? 1 : 0.83
      $0.font = Font(.monospaced, size: $0.font.size * ratio, bold: $0.font.isBold, italic: $0.font.isItalic)
      $0.isCode = true
      $0.wordBreaks = nil
    }
  }

  func with(_ span: InlineSpan) -> Self {
    switch span {
    case .superscripted: raised(by: 0.36)
    case .subscripted: raised(by: -0.16)
    case .keyboard: code
    case .inserted: with { $0.isUnderlined = true }
    }
  }

  /// Returns smaller letters that are raised by a share of the font size.
  private func raised(by share: Double) -> Self {
    with {
      $0.rise += $0.font.size * share
      $0.font.size *= 0.7
    }
  }

  func footnote(_ number: Int) -> Self {
    mark("footnote-\(number)").with { $0.footnote = number }
  }

  /// Returns the look of a small raised mark that links to a note.
  func mark(_ anchor: String) -> Self {
    raised(by: 0.36).with {
      $0.link = .anchor(anchor)
      $0.color = .link
    }
  }
}

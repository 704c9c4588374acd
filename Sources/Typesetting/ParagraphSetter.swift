import Basics
import Documents
import Graphics

/// Sets running text as lines of one width. Each line is a box as high as the style's leading, or higher if a formula
/// needs it.
struct ParagraphSetter {
  let measurer: any TextMeasurer

  func lines(_ content: [Inline], style: TextStyle, width: Double) throws(Diagnostic) -> [PageBox] {
    try lines(InlineComposer(content, style: style, measurer: measurer), style: style, width: width)
  }

  func lines(_ composer: InlineComposer, style: TextStyle, width: Double) throws(Diagnostic) -> [PageBox] {
    var composer = composer
    try composer.breakLongWords(width: width)
    let items = composer.items
    guard !items.isEmpty else { return [] }
    let isJustified = style.alignment == .justified
    let breaker = LineBreaker(width: width, raggedness: isJustified ? nil : min(width * 0.3, style.font.size * 6))
    let baseline = try baseline(of: style)
    var start = 0
    var result: [PageBox] = []
    for end in breaker.breaks(in: items) {
      var line = Line(items, from: start, to: end)
      line.spread(to: width, isJustified: isJustified && !items.isEndOfParagraph(end))
      line.shift(by: max(0, width - line.width) * style.alignment.share(isRightToLeft: composer.isRightToLeft))
      result.append(line.box(leading: style.leading, baseline: baseline))
      start = items.startOfLine(after: end)
    }
    return result
  }

  /// Returns a caption, centred if it fits on one line.
  func caption(_ content: [Inline], style: TextStyle, width: Double) throws(Diagnostic) -> [PageBox] {
    let fitsOneLine = try extent(content, style: style).natural <= width
    return try lines(content, style: style.aligned(fitsOneLine ? .center : .justified), width: width)
  }

  /// The widths that a text needs, in points.
  struct Extent {
    /// The width on one line.
    var natural = 0.0
    /// The width of the widest part without a space.
    var word = 0.0
    /// The width of the widest part that no line break divides. Names may be divided at their underscores.
    var part = 0.0
  }

  /// Measures a text.
  func extent(_ content: [Inline], style: TextStyle) throws(Diagnostic) -> Extent {
    var (line, word, part) = (0.0, 0.0, 0.0)
    var extent = Extent()
    for item in try InlineComposer(content, style: style, measurer: measurer).items {
      switch item {
      case .box(let piece):
        part += piece.width
        word += piece.width
        line += piece.width
      case .glue(let glue):
        (word, part) = (0, 0)
        line += glue.width
      case .penalty: part = 0
      case .forcedBreak: (line, word, part) = (0, 0, 0)
      }
      extent = Extent(
        natural: max(extent.natural, line), word: max(extent.word, word), part: max(extent.part, part))
    }
    return extent
  }

  /// Returns the distance of the baseline from the top of a line. The extent of the font is centred in the leading.
  func baseline(of style: TextStyle) throws(Diagnostic) -> Double {
    let extents = try measurer.extents(of: "x", font: style.font)
    return (style.leading - extents.height) / 2 + extents.ascent
  }
}

extension TextStyle.Alignment {
  /// Returns the share of the free space that is to the left of a line.
  fileprivate func share(isRightToLeft: Bool) -> Double {
    switch self {
    case .justified, .left: isRightToLeft ? 1 : 0
    case .center: 0.5
    case .right: 1
    }
  }
}

extension [ParagraphItem] {
  fileprivate func isEndOfParagraph(_ position: Int) -> Bool {
    guard position < count else { return true }
    if case .forcedBreak = self[position] { return true }
    return false
  }
}

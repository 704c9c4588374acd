import Basics
import Graphics

/// Decides in which form values are written: in full if all of them fit, otherwise in the compact form if that fits,
/// otherwise not at all.
struct AnnotationFitter {
  private let full: [String]
  private let compact: [String]
  private let fitter: TextFitter
  private let visibility: ChartSpecification.Visibility
  private let widths: [Double]
  private let arrowWidths: [Double]
  private let widestCompact: Double

  init(
    _ layers: Layers, _ data: ChartData, _ specification: ChartSpecification, theme: Theme,
    measurer: any TextMeasurer
  ) throws(Diagnostic) {
    fitter = try TextFitter(measurer, font: theme.annotation)
    let isShown = layers.writesTexts && data.stack == nil && (layers.main.textPlace != .free || data.labels != nil)
    visibility = isShown ? specification.annotations : .never
    (full, compact) = Self.texts(data, specification)
    var widths: [Double] = []
    for text in full { widths.append(try fitter.width(text)) }
    self.widths = widths
    var arrowWidths: [Double] = []
    for note in specification.arrows { arrowWidths.append(try fitter.width(note.text)) }
    self.arrowWidths = arrowWidths
    widestCompact = try fitter.widest(compact)
  }

  private static func texts(_ data: ChartData, _ specification: ChartSpecification) -> ([String], [String]) {
    if let labels = data.labels { return (labels, labels) }
    let encoding = data.fill ?? (data.isHorizontal ? data.x : data.y)
    guard let numbers = encoding.numbers else { return ([], []) }
    let text = ValueText(encoding.channel.format, values: numbers)
    let full = numbers.map { text($0) }
    return (full, zip(numbers, full).map { text.compact($0, written: $1) })
  }

  /// The cell widths that the full and the compact texts need, in points; empty if values are not written.
  var cellWidths: [Double] {
    visibility == .never ? [] : [(widths.max() ?? 0) + 3.5, widestCompact + 2]
  }

  /// Chooses the form for cells of a size, or for bars that leave that much room for the texts beside them.
  ///
  /// - Returns: the annotations, and the missing points if they must be shown but have no room.
  func fitted(width: Double, height: Double) -> (annotations: Annotations, shortage: Shortage) {
    let fitsDown = fitter.font.size * 1.05 <= height
    let style: Annotations.Style
    if visibility == .never {
      style = .none
    } else if fitsDown && cellWidths[0] <= width {
      style = .full
    } else if fitsDown && cellWidths[1] <= width {
      style = .compact
    } else {
      style = .none
    }
    let isShort = style == .none && visibility == .always
    let shortage =
      isShort ? Shortage(width: cellWidths[1] - width, height: fitter.font.size * 1.05 - height) : Shortage()
    return (
      Annotations(
        style: style, font: fitter.font, full: full, compact: compact, widths: widths, arrowWidths: arrowWidths),
      shortage
    )
  }

  func width(_ text: String) throws(Diagnostic) -> Double { try fitter.width(text) }
}

import Basics
import Graphics

/// The legend above a form, which explains its colours: the names of series, or a colour bar.
struct FormLegend {
  private let swatches: SwatchList?
  private let bar: ColorBar?
  private let width: Double
  private static let gap = 6.0

  init(
    _ data: ChartData, _ colors: ChartColors, width: Double, theme: Theme, measurer: any TextMeasurer
  ) throws(Diagnostic) {
    self.width = width
    if let tint = data.tint, let scale = colors.scale {
      swatches = nil
      bar = try ColorBar(
        scale, title: tint.title, format: tint.channel.format, maxTitleWidth: width - ColorBar.horizontalLength - 40,
        theme: theme, measurer: measurer)
      return
    }
    bar = nil
    guard let series = data.series, let domain = series.domain else {
      swatches = nil
      return
    }
    let entries = (0..<domain.count).map { index in
      Swatch(label: domain.name(index), group: series.groupName(index), Swatch.line(colors.color(series: index)))
    }
    swatches = try SwatchList(entries, title: series.title, maxWidth: width, theme: theme, measurer: measurer)
  }

  /// The height with the gap below; zero if colours mean nothing.
  var height: Double {
    if let bar { return bar.horizontalSize.height + Self.gap }
    return swatches.map { $0.flow(width: width).size.height + Self.gap } ?? 0
  }

  func draw(at origin: Point, into drawing: inout Drawing) {
    bar?.drawHorizontal(at: origin, into: &drawing)
    swatches?.drawFlow(at: origin, width: width, into: &drawing)
  }
}

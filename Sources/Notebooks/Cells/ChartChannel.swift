import Basics
import Charts

/// A channel of a chart: its name in cells, and the property of a specification that it sets.
struct ChartChannel: Named, Sendable {
  let name: String
  let help: String
  var isRequired = false
  var several = Several.none
  /// The order in which the columns of channels nest in the chart's data. Lower depths are further out.
  let depth: Int
  let assign: @Sendable (inout ChartSpecification, Channel) -> Void

  /// The meaning of several columns in one channel.
  enum Several {
    case none
    /// Separate lines or bars, told apart by colour. The entries may be computed values, too.
    case series
    /// Categories nested inside categories.
    case levels
  }

  static let x = ChartChannel(
    name: "x", help: "A column or an expression for the horizontal axis; or several columns, the outermost first.",
    several: .levels, depth: 2
  ) { $0.x = $1 }
  static let y = ChartChannel(
    name: "y", help: "A column or an expression for the vertical axis; or several, which colours tell apart.",
    several: .series, depth: 1
  ) { $0.y = $1 }
  static let fill = ChartChannel(
    name: "fill", help: "The column or expression that the colour of areas shows.", depth: 3
  ) { $0.fill = $1 }
  static let color = ChartChannel(
    name: "color", help: "The column or expression that the colour of lines and points shows.", depth: 4
  ) {
    $0.color = $1
  }
  static let text = ChartChannel(
    name: "text", help: "The column or expression that is written in cells or beside marks.", depth: 5
  ) {
    $0.label = $1
  }
  static let shape = ChartChannel(name: "shape", help: "A column that the shapes of points tell apart.", depth: 6) {
    $0.shape = $1
  }
  static let dash = ChartChannel(name: "dash", help: "A column that the dashes of lines tell apart.", depth: 6) {
    $0.dash = $1
  }
  static let size = ChartChannel(
    name: "size", help: "The column or expression that the area of points shows.", depth: 7
  ) { $0.size = $1 }
  static let opacity = ChartChannel(
    name: "opacity", help: "The column or expression that the opacity of points shows.", depth: 8
  ) { $0.opacity = $1 }
  static let facetRow = ChartChannel(
    name: "facet_row", help: "A column for small multiples below one another; those of facet are side by side.",
    depth: 0
  ) { $0.facetRow = $1 }
  static let facet = ChartChannel(name: "facet", help: "A column for small multiples.", depth: 0) { $0.facet = $1 }
}

extension CellOption<ChartCell> {
  static func channel(_ channel: ChartChannel) -> CellOption {
    let summary = OptionSummary(
      name: channel.name, help: channel.help, isRequired: channel.isRequired, isList: channel.several != .none)
    let words: ValueSchema = channel.several == .none ? .expression : .oneOrMore(.expression)
    let value = ValueSchema.either(words, .mapping(ChannelOption.fields(channel.several)))
    return CellOption(summary, value) { reader, cell in
      if channel.several == .series {
        cell.series = reader.severalTexts(channel.name).compactMap { .init($0, problems: reader.problems) }
      }
      let usual = cell.usual(channel, axes: reader.list("axes").map(\.text))
      if let option = ChannelOption(
        channel.name, reader, several: channel.several,
        usual: usual.map { name in
          reader.list("axes").first { $0.text == name } ?? cell.options.fence.part(name)
        })
      {
        cell.channels.append((channel, option))
      }
    }
  }
}

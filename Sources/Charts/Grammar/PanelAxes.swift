import Basics

/// The axes of each panel, for charts whose panels have scales of their own.
struct PanelAxes: Sendable {
  /// The data of each panel: all rows of the chart, with the categories of this panel's axes.
  private(set) var data: [ChartData] = []
  private(set) var plans: [ValuePlans] = []
  /// True for x and for y if every panel has its own labels there. If false, only the outer panels have labels.
  private(set) var hasLabels: (x: Bool, y: Bool)
  /// True for x and for y if panels have different scales there.
  private(set) var areFree: (x: Bool, y: Bool)

  /// Returns nil if panels share their axes.
  ///
  /// - Throws: `badData` if the chart has no facets, or if the cell gives the domain of an axis that is free.
  init?(_ layers: Layers, _ data: ChartData, _ specification: ChartSpecification) throws(Diagnostic) {
    let scales = specification.scales
    guard scales != .fixed else { return nil }
    try Self.check(scales, data)
    let columns = data.facetColumns
    areFree = (scales.freesX, scales.freesY)
    hasLabels = (scales.freesX && columns == nil, scales.freesY && columns == nil)
    let panels = data.facets?.codes ?? []
    for panel in 0..<(data.facets?.categories.count ?? 1) {
      func isBeside(_ other: Int) -> Bool { columns.map { other % $0 == panel % $0 } ?? (other == panel) }
      func isLevel(_ other: Int) -> Bool { columns.map { other / $0 == panel / $0 } ?? (other == panel) }
      let rows = (
        x: scales.freesX ? panels.indices.filter { isBeside(panels[$0]) } : nil,
        y: scales.freesY ? panels.indices.filter { isLevel(panels[$0]) } : nil
      )
      var own = data
      own.x = rows.x.map(data.x.restricted) ?? data.x
      own.y = rows.y.map(data.y.restricted) ?? data.y
      self.data.append(own)
      plans.append(try ValuePlans(layers, own, specification, x: rows.x, y: rows.y))
    }
  }

  private static func check(_ scales: PanelScales, _ data: ChartData) throws(Diagnostic) {
    guard data.facets != nil else {
      throw Diagnostic(
        .badData, "'scales: \(scales.rawValue)' is about panels, and the chart has one",
        hint: "give 'facet', or leave 'scales' out")
    }
    for (name, channel, isFree) in [("x", data.x.channel, scales.freesX), ("y", data.y.channel, scales.freesY)]
    where isFree && channel.domain != nil {
      throw Diagnostic(
        .badData, "'\(name)' has a 'domain', and 'scales: \(scales.rawValue)' gives each panel ends of its own",
        hint: "leave one of them out")
    }
  }

  /// The same axes with x and y exchanged.
  var transposed: PanelAxes {
    var axes = self
    (axes.data, axes.plans) = (data.map(\.transposed), plans.map(\.transposed))
    axes.hasLabels = (hasLabels.y, hasLabels.x)
    axes.areFree = (areFree.y, areFree.x)
    return axes
  }

  /// Returns a sentence for the caption: `Each panel has its own y axis.`
  ///
  /// - Parameter canTurn: whether the layout may exchange x and y. The sentence then names an axis by its title.
  static func sentence(_ scales: PanelScales, _ data: ChartData, canTurn: Bool) -> String {
    guard data.facets != nil, scales != .fixed else { return "" }
    let isGrid = data.facetColumns != nil
    func axis(_ name: String, _ title: String) -> String {
      canTurn && !title.isEmpty ? "axis of \(title)" : "\(name) axis"
    }
    let parts = [
      scales.freesX ? "each \(isGrid ? "column of panels" : "panel") has its own \(axis("x", data.x.title))" : nil,
      scales.freesY ? "each \(isGrid ? "row of panels" : "panel") has its own \(axis("y", data.y.title))" : nil,
    ].compactMap(\.self)
    if parts.count == 2, !isGrid { return "Each panel has its own x and y axes." }
    let text = parts.joined(separator: ", and ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

extension EncodedChannel {
  /// Returns the channel with only the categories that the given rows have. The codes of other rows are meaningless.
  fileprivate func restricted(to rows: [Int]) -> EncodedChannel {
    guard case .bands(let domain, let codes) = values, !rows.isEmpty else { return self }
    let present = Set(rows.map { codes[$0] }).sorted()
    var places = [Int](repeating: 0, count: domain.count)
    for (place, code) in present.enumerated() { places[code] = place }
    var channel = self
    channel.values = .bands(domain.keeping(present), codes: codes.map { places[$0] })
    return channel
  }
}

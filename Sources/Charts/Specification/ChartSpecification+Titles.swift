extension ChartSpecification {
  /// Returns a copy in which `transform` has replaced every title.
  package func mapTitles(_ transform: (String) -> String) -> ChartSpecification {
    func titled(_ channel: Channel) -> Channel {
      var channel = channel
      channel.title = channel.title.map(transform)
      channel.shareTitle = channel.shareTitle.map(transform)
      return channel
    }
    var result = self
    (result.x, result.y, result.facet) = (titled(x), titled(y), facet.map(titled))
    (result.axes, result.facetRow) = (axes.map(titled), facetRow.map(titled))
    (result.shape, result.dash, result.detail) = (shape.map(titled), dash.map(titled), detail.map(titled))
    (result.size, result.opacity) = (size.map(titled), opacity.map(titled))
    (result.fill, result.color, result.label) = (fill.map(titled), color.map(titled), label.map(titled))
    (result.flagTitle, result.missingTitle) = (transform(flagTitle), transform(missingTitle))
    (result.baselineTitle, result.observationsTitle) = (transform(baselineTitle), observationsTitle.map(transform))
    result.interval?.title = transform(interval?.title ?? "")
    result.title = title.map(transform)
    result.rules = rules.map { ReferenceLine($0.value, title: transform($0.title), axis: $0.axis) }
    result.arrows = arrows.map { ArrowNote(x: $0.x, y: $0.y, text: transform($0.text)) }
    result.spans = spans.map { ReferenceSpan($0.ends, title: transform($0.title), axis: $0.axis) }
    return result
  }
}

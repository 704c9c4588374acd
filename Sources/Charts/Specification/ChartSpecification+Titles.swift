extension ChartSpecification {
  /// The same with each of its titles replaced.
  package func mapTitles(_ transform: (String) -> String) -> ChartSpecification {
    func titled(_ channel: Channel) -> Channel {
      var channel = channel
      channel.title = channel.title.map(transform)
      return channel
    }
    var result = self
    (result.x, result.y, result.facet) = (titled(x), titled(y), facet.map(titled))
    (result.fill, result.color, result.label) = (fill.map(titled), color.map(titled), label.map(titled))
    (result.flagTitle, result.missingTitle) = (transform(flagTitle), transform(missingTitle))
    (result.baselineTitle, result.observationsTitle) = (transform(baselineTitle), observationsTitle.map(transform))
    result.interval?.title = transform(interval?.title ?? "")
    result.title = title.map(transform)
    result.rules = rules.map { ReferenceLine($0.value, title: transform($0.title)) }
    return result
  }
}

import Basics
import Graphics

extension Mark {
  /// The single values that a bar summarises, as pale dots spread over its width.
  static let observation = Mark(
    name: "observation", summary: "pale dots at the values that a bar summarises", words: MarkWords(noun: "Dot plot"),
    prominence: .supporting, positions: .lengths, requires: [.points], stance: .slot, signs: ObservationMark.signs,
    draw: ObservationMark.draw)
}

private enum ObservationMark {
  private static let color = Theme.ink.faded(0.45)
  private static let radius = 1.1

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) -> Int {
    guard let observations = panel.data.observations, let scale = panel.valueScale else { return 0 }
    var count = 0
    let notes = panel.notes
    for row in panel.rows {
      guard let slot = panel.slot(row) else { continue }
      if observations[row].contains(where: scale.contains) { count += 1 }
      drawing.mark(notes?[row]) { drawing in
        for (index, value) in observations[row].enumerated() where scale.contains(value) {
          let across = slot.start + slot.thickness * (0.5 + 0.64 * spread(index))
          let center = panel.point(along: scale.position(value), across: across)
          drawing.fill(.circle(center: center, radius: radius), color)
        }
      }
    }
    return count
  }

  static func signs(_ data: ChartData, _ specification: ChartSpecification) -> [Swatch] {
    guard let title = specification.observationsTitle else { return [] }
    return [
      Swatch(label: title) { area, drawing in
        for (dx, dy) in [(-3.0, 1.2), (0, -1.2), (3, 0.6)] {
          drawing.fill(.circle(center: Point(area.midX + dx, area.midY + dy), radius: radius), color)
        }
      }
    ]
  }

  /// Returns offsets from −0.5 to 0.5, with neighbours far from one another: the multiples of the golden ratio, modulo
  /// 1.
  private static func spread(_ index: Int) -> Double {
    let multiple = Double(index) * 0.618_033_988_749_895 + 0.5
    return multiple - multiple.rounded(.down) - 0.5
  }
}

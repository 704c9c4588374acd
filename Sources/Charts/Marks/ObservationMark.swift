import Basics
import Graphics

extension Mark {
  /// The single values that a bar sums up, as pale dots spread over its width.
  static let observation = Mark(
    name: "observation", summary: "pale dots at the values that a bar sums up", draw: ObservationMark.draw)
}

enum ObservationMark {
  static let color = Color(gray: 0.1, alpha: 0.45)
  static let radius = 1.1

  static func draw(_ panel: Panel, into drawing: inout Drawing) throws(Diagnostic) {
    guard let observations = panel.data.observations, let scale = panel.valueScale else { return }
    for row in panel.rows {
      guard let slot = panel.slot(row) else { continue }
      for (index, value) in observations[row].enumerated() where scale.contains(value) {
        let across = slot.start + slot.thickness * (0.5 + 0.64 * spread(index))
        let along = scale.position(value)
        let center = panel.data.isHorizontal ? Point(along, across) : Point(across, along)
        drawing.fill(.circle(center: center, radius: radius), color)
      }
    }
  }

  /// From −0.5 to 0.5, neighbours far from one another: the multiples of the golden ratio, modulo 1.
  private static func spread(_ index: Int) -> Double {
    let multiple = Double(index) * 0.618_033_988_749_895 + 0.5
    return multiple - multiple.rounded(.down) - 0.5
  }
}

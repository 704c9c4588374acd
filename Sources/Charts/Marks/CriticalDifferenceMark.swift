import Basics
import Graphics

extension Mark {
  /// Mean ranks (x) of methods (y) with bars over cliques. Stands alone: `CriticalDifferenceLayout` draws all of it.
  static let criticalDifference = Mark(
    name: "critical_difference", summary: "mean ranks with bars over those that do not differ",
    draw: { (_: Panel, _: inout Drawing) throws(Diagnostic) in })
}

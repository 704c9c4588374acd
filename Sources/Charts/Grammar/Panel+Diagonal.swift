import Graphics

extension Panel {
  /// The line through the positions at which x and y are equal; nil if there are none.
  var diagonal: Path? {
    guard case .continuous(let x) = x, case .continuous(let y) = y else { return nil }
    let (low, high) = (
      max(x.domain.lowerBound, y.domain.lowerBound), min(x.domain.upperBound, y.domain.upperBound)
    )
    guard low < high else { return nil }
    // The line is straight unless the axes are spaced differently.
    let places = x.transform == y.transform ? 1 : 60
    let (start, end) = (x.transform.spaced(low), x.transform.spaced(high))
    return .polyline(
      (0...places).map { index in
        let share = Double(index) / Double(places)
        let value = x.transform.value(ofSpaced: start + (end - start) * share)
        return Point(x.position(value), y.clampedPosition(value))
      })
  }
}

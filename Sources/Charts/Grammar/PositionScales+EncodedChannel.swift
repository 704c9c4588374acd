import Basics
import Tables

extension PositionScales {
  /// Reads the columns of x and y for scales of these kinds.
  ///
  /// - Throws: `badData` for an unknown column, and for texts if the scale needs numbers.
  func encodings(
    _ specification: ChartSpecification, _ table: Table
  ) throws(Diagnostic) -> (x: EncodedChannel, y: EncodedChannel) {
    let (x, y) = (specification.x, specification.y)
    var kinds = self
    if canExchange, try isHorizontal(x, y, table) { kinds = exchanged }
    return (try kinds.x.encoding(x, table, name: "x"), try kinds.y.encoding(y, table, name: "y"))
  }

  /// Returns true if numbers are along x and categories along y. Bands that the author asks for decide; if there are
  /// none, the columns decide. Of two columns of numbers, y is the value.
  private func isHorizontal(_ x: Channel, _ y: Channel, _ table: Table) throws(Diagnostic) -> Bool {
    guard x.scale != .band, y.scale != .band else { return x.scale != .band }
    let (xIsNumeric, yIsNumeric) = (try EncodedChannel.isNumeric(x, table), try EncodedChannel.isNumeric(y, table))
    return xIsNumeric && !yIsNumeric
  }
}

extension PositionScales.Kind {
  fileprivate func encoding(_ channel: Channel, _ table: Table, name: String) throws(Diagnostic) -> EncodedChannel {
    switch self {
    case .band: try .bands(channel, table, name: name)
    case .continuous: try .numbers(channel, table, name: name)
    case .either: try .automatic(channel, table, name: name)
    }
  }
}

/// The room that a mark wants for each category, in points.
struct BandRoom: Sendable, Equatable {
  /// Of the part of a band that one series has.
  var leastWidth = 1.5
  /// Of a band; more look no better.
  var greatestWidth = 76.0
  /// Of a row in lines of text.
  var rowLines = 1.75
  /// The same where there are at most eight rows.
  var sparseRowLines = 1.75
  /// Of a row to the width of its column, up to `greatestRowHeight`; nil where rows are as high as their lines.
  var rowShape: Double?
  var greatestRowHeight = 26.0
  /// The ratio of a panel's height to its width if both axes are numeric or the categories are below.
  var panelShape = 0.62

  /// Of what shows how values are spread, to which more width does no harm.
  static let ofSpread = BandRoom(greatestWidth: 150)

  /// From row to row.
  ///
  /// - Parameter columnWidth: of one band along x.
  func rowPitch(lineHeight: Double, rowCount: Int, columnWidth: Double) -> Double {
    if let rowShape { return min(max(columnWidth * rowShape, lineHeight * rowLines), greatestRowHeight) }
    return lineHeight * (rowCount <= 8 ? sparseRowLines : rowLines)
  }
}

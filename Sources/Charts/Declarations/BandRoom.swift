/// The room that a mark needs for each category, in points.
struct BandRoom: Sendable, Equatable {
  /// The least width of the part of a band that one series has.
  var leastWidth = 1.5
  /// The greatest useful width of a band.
  var greatestWidth = 76.0
  /// The height of a row of categories, in lines of text.
  var rowLines = 1.75
  /// The height of a row in lines of text if there are at most eight rows.
  var sparseRowLines = 1.75
  /// The ratio of a row's height to the width of a column, for rows up to `greatestRowHeight`. If nil, the height
  /// depends on the lines of text only.
  var rowShape: Double?
  var greatestRowHeight = 26.0
  /// The ratio of a panel's height to its width if its y axis is numeric.
  var panelShape = 0.62

  /// The room for marks that show distributions, which can use more width.
  static let ofSpread = BandRoom(greatestWidth: 150)

  /// Returns the distance from row to row.
  ///
  /// - Parameter columnWidth: the width of one band along x.
  func rowPitch(lineHeight: Double, rowCount: Int, columnWidth: Double) -> Double {
    if let rowShape { return min(max(columnWidth * rowShape, lineHeight * rowLines), greatestRowHeight) }
    return lineHeight * (rowCount <= 8 ? sparseRowLines : rowLines)
  }
}

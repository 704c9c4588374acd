import Basics

extension ChartData {
  /// Adds a last column and a last row of cells that hold the unweighted means of the rows and columns.
  ///
  /// - Throws: `badData` if texts show something else than the values, so that means would stand among them.
  mutating func addMarginalMeans() throws(Diagnostic) {
    guard labels == nil else {
      throw Diagnostic(
        .badData, "'means' has the means of 'fill', and 'text' shows something else", hint: "leave one of them out")
    }
    guard rowCount > 0, case .numbers(let values)? = fill?.values, case .bands(let columns, let xCodes) = x.values,
      case .bands(let rows, let yCodes) = y.values
    else { return }
    var cells = Cells(x: xCodes, y: yCodes, facet: facets?.codes ?? values.map { _ in 0 }, values: values)
    let original = cells
    for facet in 0..<(facets?.domain?.count ?? 1) {
      for row in 0..<rows.count {
        cells.append(columns.count, row, facet, original.mean { $0.y == row && $0.facet == facet })
      }
      for column in 0..<columns.count {
        cells.append(column, rows.count, facet, original.mean { $0.x == column && $0.facet == facet })
      }
      cells.append(columns.count, rows.count, facet, original.mean { $0.facet == facet })
    }
    x.values = .bands(columns.addingSummary("mean"), codes: cells.x)
    y.values = .bands(rows.addingSummary("mean"), codes: cells.y)
    fill?.values = .numbers(cells.values)
    if case .bands(let domain, _)? = facets?.values { facets?.values = .bands(domain, codes: cells.facet) }
    flags += [Bool](repeating: false, count: cells.values.count - rowCount)
    rowCount = cells.values.count
  }
}

/// The codes and values of cells, in parallel arrays.
private struct Cells {
  var x: [Int]
  var y: [Int]
  var facet: [Int]
  var values: [Double]

  mutating func append(_ column: Int, _ row: Int, _ facet: Int, _ value: Double) {
    x.append(column)
    y.append(row)
    self.facet.append(facet)
    values.append(value)
  }

  func mean(where belongs: ((x: Int, y: Int, facet: Int)) -> Bool) -> Double {
    Charts.mean(values.indices.filter { belongs((x[$0], y[$0], facet[$0])) }.map { values[$0] })
  }
}

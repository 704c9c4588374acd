import Tables

/// Columns bound to one visual channel.
package struct Channel: Sendable, Equatable {
  /// One column, or the levels of a hierarchy from the outermost in, such as type, depth and activation.
  package var columns: [String]
  /// What the axis or legend says; made from the column's name unless given.
  package var title: String?
  /// Values in their order, for the level of the column that has them; values not named follow in natural order.
  package var order: [String]
  package var sort: Sort
  package var scale: Scale
  /// The ends of a numeric scale; from the data unless given.
  package var domain: ClosedRange<Double>?
  /// The possible values of the numbers, such as 0...1 for shares: a numeric scale goes over all of them.
  package var range: ClosedRange<Double>?
  package var format: NumberFormat

  package init(
    _ columns: [String], title: String? = nil, order: [String] = [], sort: Sort = .given, scale: Scale = .automatic,
    domain: ClosedRange<Double>? = nil, format: NumberFormat = .automatic
  ) {
    self.columns = columns
    self.title = title
    self.order = order
    self.sort = sort
    self.scale = scale
    self.domain = domain
    self.format = format
  }

  package init(_ column: String, title: String? = nil) {
    self.init([column], title: title)
  }

  package enum Sort: String, Sendable, CaseIterable {
    /// By `order`, then naturally.
    case given
    /// By the mean of the value shown, within each group of a hierarchy.
    case ascending
    case descending
    /// As the values first appear in the data.
    case appearance
  }

  package enum Scale: String, Sendable, CaseIterable {
    /// Linear for a column of numbers where the mark can show one, else a band for each value.
    case automatic
    case band
    case linear
    case log
    /// Logarithmic on both sides of zero, and linear about it.
    case symlog

    /// Whether it is for numbers only.
    var isNumeric: Bool { [.linear, .log, .symlog].contains(self) }
  }
}

/// How numbers are written on axes and in cells.
package enum NumberFormat: Sendable, Equatable {
  /// As many digits as distinguish the ticks; two in cells.
  case automatic
  case digits(Int)
  /// Times 100, with `%`.
  case percent(Int)
  /// Seconds since 1970 as a date, on an axis with the steps of a calendar.
  case date(DateFormat)

  /// As the numbers of a column are written in their file.
  package init(_ notation: NumberNotation) {
    switch notation {
    case .plain: self = .automatic
    case .percent(let decimals): self = .percent(decimals)
    case .date(let format): self = .date(format)
    }
  }

  var isDate: Bool {
    if case .date = self { true } else { false }
  }
}

/// The columns of an interval about the value shown.
package struct IntervalColumns: Sendable, Equatable {
  package var low: String
  package var high: String
  /// What it is, for the legend and the alternative text: `95% bootstrap interval`.
  package var title: String

  package init(low: String, high: String, title: String) {
    self.low = low
    self.high = high
    self.title = title
  }
}

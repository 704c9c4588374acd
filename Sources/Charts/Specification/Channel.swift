import Tables

/// The table columns that one visual channel shows, such as x or colour, and how it shows them.
package struct Channel: Sendable, Equatable {
  /// The column names: one column, or the levels of a hierarchy from the outermost to the innermost, such as type,
  /// depth and activation.
  package var columns: [String]
  /// The title of the axis or legend. If nil, it is made from the column names.
  package var title: String?
  /// The order of the categories. Every level of a hierarchy applies it to its own values; values that it does not
  /// list follow in natural order.
  package var order: [String]
  package var sort: Sort
  package var scale: Scale
  /// The ends of a numeric scale. If nil, they are computed from the data.
  package var domain: ClosedRange<Double>?
  /// The values that the numbers can take, such as 0...1 for shares. A linear scale covers at least this range.
  package var range: ClosedRange<Double>?
  package var format: NumberFormat
  /// The column whose values the numbers are like, such as that of a mean; nil if it is not known.
  package var quantity: String?
  /// The title if the chart shows shares of the sum instead of the numbers; nil for the same title.
  package var shareTitle: String?
  /// The options among `order`, `sort` and `format` that the author gives for this channel.
  package var asked: [String] = []

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

  /// The order of categories.
  package enum Sort: String, Sendable, CaseIterable {
    /// By `order`, then in natural order.
    case given
    /// By the mean of the displayed value, from the least to the greatest, within each group of a hierarchy.
    case ascending
    case descending
    /// In the order in which the values first appear in the data.
    case appearance
  }

  /// The kind of scale on which a channel shows its values.
  package enum Scale: String, Sendable, CaseIterable {
    /// Linear if the column holds numbers and the mark can show them; otherwise one band for each value.
    case automatic
    case band
    case linear
    case log
    /// Logarithmic on both sides of zero, and linear near zero.
    case symlog

    /// True if the scale can only show numbers.
    var isNumeric: Bool { [.linear, .log, .symlog].contains(self) }
  }
}

/// The format of numbers on axes and in cells.
package enum NumberFormat: Sendable, Equatable {
  /// On axes, as many digits as the ticks need to differ. In cells, at most two digits after the decimal point;
  /// `ValueText` has the details.
  case automatic
  /// A fixed number of digits after the decimal point.
  case digits(Int)
  /// The number times 100, with this many digits after the decimal point, followed by `%`.
  case percent(Int)
  /// A number of seconds since 1970 (UTC), written as a date. The ticks of an axis are steps of the calendar.
  case date(DateFormat)

  /// Creates the format in which the data file writes the numbers of a column.
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

  /// True for dates that are written with time zones. Axes show them in UTC.
  var hasZone: Bool {
    if case .date(let format) = self { format.hasZone } else { false }
  }
}

/// The columns that hold the ends of an interval around the displayed value.
package struct IntervalColumns: Sendable, Equatable {
  package var low: String
  package var high: String
  /// The name of the interval in the axis title and the alternative text, such as `95% bootstrap interval`.
  package var title: String

  package init(low: String, high: String, title: String) {
    self.low = low
    self.high = high
    self.title = title
  }
}

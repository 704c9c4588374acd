import Analysis
import Basics
import Tables

/// Several columns or values on the vertical axis, told apart by colour: `y: [train_loss, val_loss]`, or
/// `y: [mean(train_loss), mean(val_loss)]`. Each row of the table becomes one row for each of them, with a column that
/// names them.
struct ChartSeries {
  let table: Table
  let cell: ChartCell
  /// The column that names the series.
  let names: String
  /// The rows that belong to each of the columns; nil if no lines are drawn through rows.
  let ownRows: OwnRows?

  /// - Parameter title: Returns the title of a column.
  /// - Throws: An error unless all are columns, or the same statistic of different columns, and the colour is unused.
  init(_ cell: ChartCell, _ table: Table, title: (String) -> String) throws(Diagnostic) {
    let (first, texts) = (cell.y.content.text, cell.series.map(\.text))
    guard cell.channel(.color) == nil else { throw Self.noColour(first) }
    let contents = try cell.series.map { content throws(Diagnostic) in try content.resolved(in: table) }
    let columns = try Self.columns(contents, texts)
    let free = { (name: String) in Self.free(name, in: table) }
    let (names, values) = (free("series"), free("value"))
    let wide = ColumnsToRows(names: names, values: values, from: columns)
    let ownRows = cell.joinsRows ? OwnRows(of: columns, in: table, besides: cell.boundColumns) : nil
    do throws(Diagnostic) {
      let long = try wide.applied(to: table)
      self.table = ownRows.map { $0.isMixed ? long.rows($0.kept) : long } ?? long
      self.ownRows = ownRows
    } catch {
      throw first.place(error)
    }
    self.names = names
    var (y, color) = (cell.y, cell.y)
    (color.title, color.domain, color.scale, color.sort, color.format) = ("", nil, .automatic, .given, .automatic)
    color.content = .column(first.part(names))
    color.order = columns
    y.content = .column(first.part(values))
    let titles = columns.map(title).joined(separator: ", ")
    var shown = titles
    if case .expression(let written, let text) = contents[0], let expression = written.applied(to: values) {
      y.content = .expression(expression, text)
      shown = written.onlyCall.map { $0.reducer.title(of: titles, $0.arguments, isSeveral: true) } ?? titles
    }
    y.title = y.title ?? shown.prefix(1).uppercased() + shown.dropFirst()
    self.cell = cell.showing(y, color)
  }

  private static func columns(
    _ contents: [ChannelOption.Content], _ texts: [SourceText]
  ) throws(Diagnostic) -> [String] {
    var columns: [String] = []
    var kinds: Set<String> = []
    for (content, text) in zip(contents, texts) {
      switch content {
      case .column(let name):
        columns.append(name.text)
        kinds.insert("")
      case .expression(let expression, _):
        guard let call = expression.onlyCall, let column = call.column, call.source == nil, !call.reducer.comparesTwo
        else { throw mixture(text) }
        columns.append(column)
        kinds.insert("\(call.reducer.name) \(call.arguments) \(call.condition?.text ?? "")")
      case .name(_, let mistake): throw mistake
      }
      guard kinds.count == 1 else { throw mixture(text) }
      guard Set(columns).count == columns.count else {
        throw Diagnostic(.badData, "'\(text.text)' occurs twice", hint: "give each column once", at: text.location())
      }
    }
    return columns
  }

  private static func mixture(_ text: SourceText) -> Diagnostic {
    Diagnostic(
      .badData, "'\(text.text)' is not like the other values of 'y'",
      hint: "give columns, or the same value of each: y: [mean(a), mean(b)]", at: text.location())
  }

  private static func noColour(_ text: SourceText) -> Diagnostic {
    Diagnostic(
      .badData, "several values of 'y' need the colour to tell them apart, and it shows another column",
      hint: "leave 'color' out, or make panels of that column: facet", at: text.location())
  }

  private static func free(_ name: String, in table: Table) -> String {
    var name = name
    while table.hasColumn(name) { name += "'" }
    return name
  }
}

extension ChartCell {
  /// Returns the cell with another vertical axis, and with the colour channel.
  fileprivate func showing(_ y: ChannelOption, _ color: ChannelOption) -> ChartCell {
    var cell = self
    cell.channels = channels.map { $0.channel.name == ChartChannel.y.name ? ($0.channel, y) : $0 } + [(.color, color)]
    return cell
  }
}

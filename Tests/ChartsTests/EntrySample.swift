import Basics
import Charts
import Graphics
import Tables
import Testing

/// A sample chart of one mark, short form or form, made from the channels that the entry requires and accepts.
struct EntrySample {
  let name: String
  /// The names of the chart in either direction.
  let nouns: [String]
  let needs: ChannelNeeds
  let requires: [MarkChannel]
  /// True if the mark only explains others, such as a reference line, and shows no rows.
  let isSupporting: Bool
  /// True if the chart is laid out as a whole, without panels.
  var isForm: Bool { ChartForm.all.contains { $0.name == name } }

  /// A sample for every name that `mark` may have.
  static let all: [EntrySample] =
    ShortForm.all.map { form in EntrySample(form.name, form.marks) }
    + Mark.all.filter { mark in !ShortForm.all.contains { $0.name == mark.name } }.map { EntrySample($0.name, [$0]) }
    + ChartForm.all.map { form in
      EntrySample(
        name: form.name, nouns: [form.noun],
        needs: ChannelNeeds(form.positions, channels: form.requires + form.accepts),
        requires: form.requires, isSupporting: false)
    }

  private init(_ name: String, _ marks: [Mark]) {
    let layers = try! Layers(marks)
    self.init(
      name: name, nouns: [false, true].map { layers.main.words.inDirection(isHorizontal: $0).noun },
      needs: layers.needs, requires: layers.main.requires,
      isSupporting: layers.main.prominence == .supporting)
  }

  private init(name: String, nouns: [String], needs: ChannelNeeds, requires: [MarkChannel], isSupporting: Bool) {
    (self.name, self.nouns, self.needs, self.requires) = (name, nouns, needs, requires)
    self.isSupporting = isSupporting
  }

  /// Returns a specification that gives all channels of the entry except those in `without`.
  func specification(without missing: [String] = []) throws -> ChartSpecification {
    let isCells = needs.positions.x == .band && needs.positions.y == .band
    let computed = needs.computes.first?.name
    let hasSeries = !isCells && needs.positions.canExchange || computed != nil
    var specification = ChartSpecification(
      marks: [name], x: Channel(Self.column(needs.positions.x, number: needs.positions.canExchange ? "step" : "value")),
      y: Channel(computed ?? (isCells ? "series" : Self.column(needs.positions.y, number: "value"))))
    if needs.showsShares {
      specification.facet = Channel("series")
    } else if hasSeries {
      specification.color = Channel("series")
    }
    for channel in needs.channels where !missing.contains(channel.name) {
      try Self.bind(channel, in: &specification)
    }
    specification.width = 234
    return specification
  }

  private static func column(_ kind: PositionScales.Kind, number: String) -> String {
    kind == .band ? "name" : number
  }

  private static func bind(_ channel: MarkChannel, in specification: inout ChartSpecification) throws {
    guard let bind = bindings[channel.name] else { throw Diagnostic(.badData, "no sample of '\(channel.name)'") }
    bind(&specification)
  }

  /// How to give each channel. The tests fail for a channel of a mark that is not listed here.
  private static let bindings: [String: @Sendable (inout ChartSpecification) -> Void] = [
    "fill": { $0.fill = Channel("value") },
    "error_bar": { $0.interval = IntervalColumns(low: "low", high: "high", title: "range") },
    "points": { $0.observationsTitle = "each seed" },
    "baseline": { $0.baseline = "baseline" },
    "flag": { ($0.flag, $0.flagTitle) = ("flag", "easy") },
    "rule": { $0.rules = [ReferenceLine(0.625, title: "solved")] },
    "text": { $0.label = Channel("name") },
    "cliques": { $0.cliques = "letter" },
    "span": { $0.spans = [ReferenceSpan(0.25...0.5, title: "usual")] },
    "stack": { _ in },
    "axes": { $0.axes = [Channel("step"), Channel("value"), Channel("high")] },
    "arrow": { $0.arrows = [ArrowNote(x: place(along: $0.x), y: place(along: $0.y), text: "here")] },
    "shape": { $0.shape = Channel("name") },
    "dash": { $0.dash = Channel("series") },
    "size": { $0.size = Channel("step") },
    "opacity": { $0.opacity = Channel("high") },
    "fit": { _ in },
    "bin_width": { $0.binWidth = 0.25 },
    "means": { _ in },
    "annotations": { _ in },
    "diagonal": { _ in },
    "critical_difference": { $0.criticalDifference = 0.5 },
  ]

  /// Returns a category or a number in the middle of a column.
  private static func place(along channel: Channel) -> String {
    switch channel.columns {
    case ["name"]: "b"
    case ["step"]: "2"
    default: "0.5"
    }
  }

  /// A table with three categories and two series in each.
  static let table = Table([
    Column("name", texts: ["a", "a", "b", "b", "c", "c"]), Column("series", texts: ["s", "t", "s", "t", "s", "t"]),
    Column("step", numbers: [1, 1, 2, 2, 4, 4]), Column("value", numbers: [0.5, 0.75, 0.25, 1, 0.375, 0.625]),
    Column("low", numbers: [0.25, 0.625, 0.125, 0.75, 0.25, 0.5]),
    Column("high", numbers: [0.625, 0.875, 0.5, 1, 0.5, 0.75]),
    Column("baseline", numbers: [0.25, 0.25, 0.5, 0.5, 0.125, 0.125]), Column("flag", numbers: [0, 0, 1, 0, 0, 0]),
    Column("letter", texts: ["a", "a", "ab", "b", "b", "b"]),
  ])

  /// Returns the sample chart.
  ///
  /// - Parameter table: the table to use.
  func chart(
    without missing: [String] = [], table: Table = Self.table,
    _ change: (inout ChartSpecification) -> Void = { _ in }
  ) throws -> Chart {
    var specification = try specification(without: missing)
    change(&specification)
    let hasPoints = needs.uses(.points) && !missing.contains("points")
    return try Chart(specification, table: table, observations: hasPoints ? table : nil)
  }
}

extension EntrySample {
  /// Returns true if a text begins with a name of the chart.
  func isCalled(_ text: String) -> Bool { nouns.contains { text.hasPrefix("\($0) of ") } }
}

extension EntrySample: CustomTestStringConvertible, CustomStringConvertible {
  var testDescription: String { name }
  var description: String { name }
}

import Basics

/// What the option `mark` of a chart names: marks in one plot, or a form that is laid out as a whole.
enum ChartKind: Sendable {
  case layers(Layers)
  case form(ChartForm)

  /// Finds the entries for the names in a specification: one short form, mark or form, or several marks from back to
  /// front.
  ///
  /// - Parameter hasObservations: whether there is a table of the single values that the chart's values summarise.
  /// - Throws: `badData` for an unknown name, for marks that exclude one another, and for a mark without a channel that
  ///   it needs.
  init(_ specification: ChartSpecification, hasObservations: Bool) throws(Diagnostic) {
    let names = specification.marks
    func require(_ channels: [MarkChannel], for name: String) throws(Diagnostic) {
      for channel in channels where !channel.isGiven(specification, hasObservations) {
        throw Diagnostic(.badData, "'\(name)' needs '\(channel.name)': \(channel.summary)")
      }
    }
    if names.count == 1, let form = ChartForm.all.first(where: { $0.name == names[0] }) {
      try require(form.requires, for: form.name)
      self = .form(form)
    } else if names.count == 1, let short = ShortForm.all.first(where: { $0.name == names[0] }) {
      // Supporting marks are left out if the channels that they need are not given.
      let marks = short.marks.filter { mark in
        mark.prominence > .supporting || mark.requires.allSatisfy { $0.isGiven(specification, hasObservations) }
      }
      for mark in marks { try require(mark.requires, for: short.name) }
      self = .layers(try Layers(marks, canTurn: short.canTurn))
    } else {
      let marks = try Self.marks(names)
      for mark in marks { try require(mark.requires, for: mark.name) }
      self = .layers(try Layers(marks))
    }
  }

  /// Returns the names of what the marks can compute along y, or an empty array if y has to be a column.
  fileprivate static func computed(_ names: [String]) -> [String] {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    let marks = short?.marks ?? names.compactMap { name in Mark.all.first { $0.name == name } }
    return (try? ChannelNeeds(of: marks))?.computes.map(\.name) ?? []
  }

  /// Returns the channels that the marks or the form with these names can draw.
  static func channels(of names: [String]) throws(Diagnostic) -> [MarkChannel] {
    if names.count == 1, let form = ChartForm.all.first(where: { $0.name == names[0] }) {
      return form.requires + form.accepts
    }
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    let marks: [Mark]
    if let short { marks = short.marks } else { marks = try Self.marks(names) }
    return marks.flatMap { $0.requires + $0.accepts } + MarkChannel.ofPanels
  }

  /// Returns true if a mark with one of these names joins rows by a line.
  fileprivate static func joinsRows(_ names: [String]) -> Bool {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    return (short?.marks ?? names.compactMap { name in Mark.all.first { $0.name == name } }).contains { $0.path != nil }
  }

  /// Returns the main mark of a short form together with a mark that draws a channel, from back to front, or nil if no
  /// such mark goes with it.
  static func marks(like names: [String], with channel: MarkChannel) -> [String]? {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    guard let short, let main = try? Layers(short.marks).main else { return nil }
    // A mark with the same name as the channel is preferred.
    let able = Mark.all.filter { mark in mark.requires.contains { $0.name == channel.name } }
    for mark in able.filter({ $0.name == channel.name }) + able where (try? Layers([main, mark])) != nil {
      return Mark.all.map(\.name).filter { [main.name, mark.name].contains($0) }
    }
    return nil
  }

  private static func marks(_ names: [String]) throws(Diagnostic) -> [Mark] {
    guard !names.isEmpty else { throw Diagnostic(.badData, "the chart has no 'mark'") }
    var marks: [Mark] = []
    for name in names {
      guard let mark = Mark.all.first(where: { $0.name == name }) else {
        if let entry = Chart.kinds.first(where: { $0.name == name }) {
          throw Diagnostic(.badData, "'\(name)' cannot be combined with other marks", hint: "it is \(entry.summary)")
        }
        throw .unknownName(name, what: "mark", valid: Chart.kinds.map(\.name), kind: .badData)
      }
      marks.append(mark)
    }
    return marks
  }

  var layers: Layers? {
    if case .layers(let layers) = self { return layers }
    return nil
  }

  var needs: ChannelNeeds {
    switch self {
    case .layers(let layers): return layers.needs
    case .form(let form):
      var needs = ChannelNeeds(form.positions, channels: form.requires + form.accepts)
      needs.separatesSeries = form.separatesSeries
      return needs
    }
  }
}

extension Chart {
  /// Returns the names of what the marks can compute along y, the default first, or an empty array if y has to be a
  /// column.
  package static func computedValues(of marks: [String]) -> [String] { ChartKind.computed(marks) }

  /// Returns true if a mark with one of these names joins rows by a line.
  package static func joinsRows(_ marks: [String]) -> Bool { ChartKind.joinsRows(marks) }

  /// All names that `mark` may have, with a summary of each: short forms, marks and forms. A short form hides the mark
  /// that has the same name.
  package static var kinds: [(name: String, summary: String)] {
    let shortForms = ShortForm.all.map { (name: $0.name, summary: $0.summary) }
    let marks = Mark.all.map { (name: $0.name, summary: $0.summary) }
    let forms = ChartForm.all.map { (name: $0.name, summary: $0.summary) }
    return shortForms + marks.filter { mark in !shortForms.contains { $0.name == mark.name } } + forms
  }
}

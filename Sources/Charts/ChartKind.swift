import Basics

/// What a chart's `mark` names: marks in one plot, or a form that is laid out as a whole.
enum ChartKind: Sendable {
  case layers(Layers)
  case form(ChartForm)

  /// One short form, mark or form, or several marks from back to front.
  ///
  /// - Parameter hasObservations: whether there are single values for those of the table.
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
      // Marks that only explain others are left out where there is nothing for them to say.
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

  /// What the marks of these names compute along y instead of a column; empty where they compute nothing.
  fileprivate static func computed(_ names: [String]) -> [String] {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    let marks = short?.marks ?? names.compactMap { name in Mark.all.first { $0.name == name } }
    return (try? ChannelNeeds(of: marks))?.computes.map(\.name) ?? []
  }

  /// What the marks or the form of these names can draw.
  static func channels(of names: [String]) throws(Diagnostic) -> [MarkChannel] {
    if names.count == 1, let form = ChartForm.all.first(where: { $0.name == names[0] }) {
      return form.requires + form.accepts
    }
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    guard let short else { return try marks(names).flatMap { $0.requires + $0.accepts } }
    return short.marks.flatMap { $0.requires + $0.accepts }
  }

  /// Whether marks of these names join rows.
  fileprivate static func joinsRows(_ names: [String]) -> Bool {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    return (short?.marks ?? names.compactMap { name in Mark.all.first { $0.name == name } }).contains { $0.path != nil }
  }

  /// The main mark of a short form with a mark that needs a channel, from back to front; nil where they do not go together.
  static func marks(like names: [String], with channel: MarkChannel) -> [String]? {
    let short = names.count == 1 ? ShortForm.all.first { $0.name == names[0] } : nil
    guard let short, let main = try? Layers(short.marks).main else { return nil }
    // The mark that is called as the channel is shows it best.
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
  /// What the marks of these names can compute along y, where y need not be a column; the first is the usual one.
  package static func computedValues(of marks: [String]) -> [String] { ChartKind.computed(marks) }

  /// Whether the marks of these names draw lines through rows.
  package static func joinsRows(_ marks: [String]) -> Bool { ChartKind.joinsRows(marks) }

  /// All that `mark` may name, with what it is: short forms, marks, forms. A short form hides the mark of its name.
  package static var kinds: [(name: String, summary: String)] {
    let shortForms = ShortForm.all.map { (name: $0.name, summary: $0.summary) }
    let marks = Mark.all.map { (name: $0.name, summary: $0.summary) }
    let forms = ChartForm.all.map { (name: $0.name, summary: $0.summary) }
    return shortForms + marks.filter { mark in !shortForms.contains { $0.name == mark.name } } + forms
  }
}

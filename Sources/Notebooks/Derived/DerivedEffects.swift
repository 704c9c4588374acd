import Analysis
import Basics
import Tables

/// The advantage of one value over its best rival, for each problem. Another source chooses the best rival:
/// `{make: effects, measure: log_error, of: network, first: bilinear, against: [mlp, linear], better: lowest,
/// by: [task], chosen_by: {source: tuning, measure: log_error}}`.
struct DerivedEffects: DerivedTableKind {
  static let name = "effects"
  static let summary = "how much better one value is than the best of its rivals, problem by problem"
  static let fields =
    ComparedColumn.fields + [
      OptionField("first", .text, "The value that is compared with its rivals.", isRequired: true),
      OptionField("against", .oneOrMore(.text), "Its rivals.", isRequired: true),
      OptionField(
        "better", .names(ProblemEffects.Better.allCases.map(\.rawValue)), "Which values of the measure are better."),
      OptionField("by", .oneOrMore(.text), "The columns that make a problem.", isRequired: true),
      OptionField("chosen_by", .mapping(choiceFields), "What chooses the best rival."),
      OptionField("replicate", .text, "The column by which trials are paired."),
      OptionField("both", .mapping(bothFields), "What both must have for a problem to count."),
    ]
  private static let bothFields = [
    OptionField("measure", .text, "A column of numbers.", isRequired: true),
    OptionField("least", .number(in: leasts), "Its least value.", isRequired: true),
  ]
  private static let choiceFields = [
    OptionField("source", .text, "The source that chooses.", isRequired: true),
    OptionField("measure", .text, "A column of numbers of it.", isRequired: true),
    OptionField("each", .text, "The column of what a choice is made for."),
  ]
  private static let leasts = -1e9...1e9

  private let compared: ComparedColumn
  private var effects: ProblemEffects
  private let by: [SourceText]
  private let replicate: SourceText?
  private let choice: (source: SourceText, measure: SourceText, each: SourceText?)?

  var place: SourceText { compared.measure }
  var sources: [SourceText] { [compared.source, choice?.source].compactMap(\.self) }

  init?(_ reader: OptionReader, name: SourceText) {
    guard let compared = ComparedColumn(reader, name: name), let first = reader.required("first", in: name) else {
      return nil
    }
    (self.compared, by, replicate) = (compared, reader.list("by"), reader.text("replicate"))
    let rivals = reader.list("against")
    let better = reader.choice("better", ProblemEffects.Better.allCases.map(\.rawValue))
    choice = Self.choice(reader)
    guard !by.isEmpty, !rivals.isEmpty else {
      reader.problems.report("'by' and 'against' are needed in '\(name.text)'", at: name.location())
      return nil
    }
    guard rivals.count == 1 || choice != nil else {
      reader.problems.report(
        Diagnostic(
          .badData, "several rivals need 'chosen_by' in '\(name.text)'",
          hint: "write chosen_by: {source: tuning, measure: \(compared.measure.text)}, or one rival",
          at: name.location()))
      return nil
    }
    effects = ProblemEffects(
      of: compared.column, first: first.text, rivals: rivals.map(\.text), measure: compared.measure.text,
      better: better.flatMap(ProblemEffects.Better.init) ?? .highest, by: by.map(\.text), replicate: replicate?.text)
    effects.both = Self.both(reader)
  }

  private static func both(_ reader: OptionReader) -> (measure: String, least: Double)? {
    guard let place = reader.key("both") else { return nil }
    let options = reader.mapping("both", allowed: bothFields.names, what: "key of what both must have")
    guard let measure = options.required("measure", in: place), options.required("least", in: place) != nil,
      let least = options.number("least", in: leasts)
    else { return nil }
    return (measure.text, least)
  }

  private static func choice(
    _ reader: OptionReader
  ) -> (source: SourceText, measure: SourceText, each: SourceText?)? {
    guard let place = reader.key("chosen_by") else { return nil }
    let options = reader.mapping(
      "chosen_by", allowed: choiceFields.names, what: "key of what chooses a rival")
    guard let source = options.required("source", in: place), let measure = options.required("measure", in: place)
    else {
      return nil
    }
    return (source, measure, options.text("each"))
  }

  func make(from input: DerivedTable.Input) throws(Diagnostic) -> DerivedTable.Result {
    guard let rows = try compared.rows(input) else { return .nothing }
    for name in by + [replicate].compactMap(\.self) where input.aggregation.identity.joint[name.text] == nil {
      _ = try rows.column(name.text, at: name.location())
    }
    guard let choice else { return .init(table: try effects.table(input.aggregation, rows, choice: nil)) }
    guard let table = try input.rows(of: choice.source) else { return .nothing }
    _ = try table.column(choice.measure.text, at: choice.measure.location())
    let choosing = ProblemEffects.Choice(table: table, measure: choice.measure.text, each: choice.each?.text)
    return .init(table: try effects.table(input.aggregation, rows, choice: choosing))
  }
}

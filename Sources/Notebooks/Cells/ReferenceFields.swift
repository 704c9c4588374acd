import Basics
import Charts

/// The fields of a chart's reference lines, shaded spans and arrows.
enum ReferenceFields {
  static let rule = [
    OptionField("value", place, "Where the line is.", isRequired: true),
    OptionField("title", .text, "What it is, for the chart."), axis,
  ]
  static let span = [
    OptionField("from", place, "Where it begins.", isRequired: true),
    OptionField("to", place, "Where it ends.", isRequired: true),
    OptionField("title", .text, "What it is, for the chart."), axis,
  ]
  static let arrow = [
    OptionField("x", .text, "The place along x.", isRequired: true),
    OptionField("y", .text, "The place along y.", isRequired: true),
    OptionField("text", .text, "The words beside it.", isRequired: true),
  ]

  /// A number, a percentage or a date.
  private static let place = ValueSchema.either(.anyNumber, .text)

  /// One or several references, each as a text or a mapping. The patterns describe the texts.
  static let rules = oneOrMore("((value|x|y) )?[^=,]*[0-9][^=,]*(=.*)?", rule)
  static let spans = oneOrMore("((value|x|y) )?[^,=]+,[^,=]+(=.*)?", span)
  static let arrows = oneOrMore("[^,=]+,[^,=]+=.+", arrow)

  private static func oneOrMore(_ typed: String, _ fields: [OptionField]) -> ValueSchema {
    .oneOrMore(.either(.text(matching: typed), .mapping(fields)))
  }

  private static let axis = OptionField(
    "axis", .names(ReferenceLine.Axis.allCases.map(\.rawValue)), "The axis that has the place.")
}

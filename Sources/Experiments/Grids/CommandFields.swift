import Basics

/// The keys of a grid file for a program, and the values that each can have.
enum CommandFields {
  static let all = [
    OptionField(
      "command", .either(.text, .list(of: .anyText)), "The program and its arguments; {name} stands for a value.",
      isRequired: true),
    OptionField("parameters", .oneOrMore(.mapping(of: parameter, names: name)), "Names and their values."),
    OptionField(
      "sample", .mapping(ParameterSample.fields).with("minProperties", .wholeNumber(1)),
      "How many cells are drawn, and how."),
    OptionField("exclude", .oneOrMore(.mapping(of: .oneOrMore(.anyText))), "Cells to leave out."),
    OptionField("seeds", ReplicateRange.value, "The replicates of each cell."),
    OptionField("measures", .oneOrMore(.text), "What the program measures.", isRequired: true),
    OptionField("measures_file", .text, "The file in the trial's folder that has the measures."),
    OptionField("curves", .text, "A file in the trial's folder with a JSON object on each line, which has step."),
    OptionField(
      "halving", .mapping(HalvingParser.fields), "Steps of the curves at which only the best settings go on."),
    OptionField("inputs", .oneOrMore(.text), "Files, folders and patterns that the program reads."),
    OptionField("versions", .oneOrMore(.text(matching: version)), "Software whose versions are recorded."),
    OptionField("environment", .mapping(of: .anyText), "Variables of the environment."),
    OptionField("timeout", timeout, "The time after which a trial is ended, such as 30m."),
    OptionField("retries", .wholeNumber(in: retries), "How often a failed trial is started again."),
    OptionField("slots", .mapping(of: .oneOrMore(.text), names: name), "Values of which each trial holds one."),
  ]

  static let retries = 0...100

  private static let name = ValueSchema.text(matching: "[A-Za-z_][A-Za-z0-9_]*")
  private static let version = "[A-Za-z0-9_][A-Za-z0-9_.@/+-]*"
  private static let parameter = ValueSchema.either(.oneOrMore(.anyText), .mapping(ParameterAxis.fields))
  private static let timeout = ValueSchema.text(
    matching: "[0-9.]+(e[-+]?[0-9]+)?[\(CommandParser.units.keys.sorted().joined())]"
  ).with("type", .text("string"))
}

import ArgumentParser
import Notebooks

/// The options of a chart as options of a command. Each element of `ChartCell.summaries` is one option.
struct ChartArguments: ParsableArguments, CustomReflectable {
  /// The options that were given, by their names in a chart cell.
  private(set) var options: [(name: String, values: [String])] = []

  init() {}

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for summary in ChartCell.summaries {
      let key = Key(stringValue: summary.name)
      let values =
        if summary.isList {
          summary.values(typed: try container.decode(Option<[String]>.self, forKey: key).wrappedValue)
        } else if summary.isRequired {
          [try container.decode(Option<String>.self, forKey: key).wrappedValue]
        } else {
          try container.decode(Option<String?>.self, forKey: key).wrappedValue.map { [$0] } ?? []
        }
      if !values.isEmpty { options.append((summary.name, values)) }
    }
  }

  /// Checks that the required channels are given. Which channels are required depends on the marks.
  func validate() throws {
    guard let missing = ChartCell.missingChannels(options).first else { return }
    throw ValidationError("Missing expected argument '--\(missing) <\(missing)>'")
  }

  /// The options as properties, because the argument parser finds options by reflection.
  var customMirror: Mirror {
    Mirror(self, children: ChartCell.summaries.map { (label: $0.name, value: Self.option($0)) })
  }

  private static func option(_ summary: OptionSummary) -> Any {
    let name = NameSpecification.customLong(summary.name.replacing("_", with: "-"))
    let help = ArgumentHelp(summary.help)
    if summary.isList {
      let strategy: ArrayParsingStrategy = summary.mayBeNegative ? .unconditionalSingleValue : .singleValue
      return summary.isRequired
        ? Option<[String]>(name: name, parsing: strategy, help: help)
        : Option<[String]>(wrappedValue: [], name: name, parsing: strategy, help: help)
    }
    let strategy: SingleValueParsingStrategy = summary.mayBeNegative ? .unconditional : .next
    return summary.isRequired
      ? Option<String>(name: name, parsing: strategy, help: help)
      : Option<String?>(name: name, parsing: strategy, help: help)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

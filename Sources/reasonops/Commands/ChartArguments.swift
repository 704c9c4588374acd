import ArgumentParser
import Notebooks

/// The options of a chart as options of a command: each of `ChartCell.summaries` is one.
struct ChartArguments: ParsableArguments, CustomReflectable {
  /// Those that were given, by the names that a chart cell has for them.
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

  /// Which channels are needed depends on the marks.
  func validate() throws {
    guard let missing = ChartCell.missingChannels(options).first else { return }
    throw ValidationError("Missing expected argument '--\(missing) <\(missing)>'")
  }

  /// The parser finds the options of a type by reflection.
  var customMirror: Mirror {
    Mirror(self, children: ChartCell.summaries.map { (label: $0.name, value: Self.option($0)) })
  }

  private static func option(_ summary: OptionSummary) -> Any {
    let name = NameSpecification.customLong(summary.name.replacing("_", with: "-"))
    let help = ArgumentHelp(summary.help)
    if summary.isList {
      return summary.isRequired
        ? Option<[String]>(name: name, help: help) : Option<[String]>(wrappedValue: [], name: name, help: help)
    }
    return summary.isRequired ? Option<String>(name: name, help: help) : Option<String?>(name: name, help: help)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

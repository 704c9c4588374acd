import Basics
import Networks

/// A network as the CSV names it: three columns, and those of its settings that are not the default.
package struct NetworkChoice: Hashable, Sendable {
  package var type: String
  package var depth: Int
  package var activation: String
  /// By column; only what is not the default.
  package var settings: [String: String]

  package init(type: String, depth: Int, activation: String, settings: [String: String] = [:]) {
    self.type = type
    self.depth = depth
    self.activation = activation
    self.settings = settings
  }
}

extension NetworkChoice {
  /// No network: the parameters of a program, as a cell of its grid.
  init(parameters: [String: String]) {
    self.init(type: "", depth: 0, activation: "", settings: parameters)
  }
}

extension NetworkChoice: CustomStringConvertible {
  /// `dense_2_relu`, followed by its settings: `dense_2_relu network_width=128`.
  package var description: String {
    let settings = TrialSetting.all.compactMap { setting in self.settings[setting.name].map { " \(setting.name)=\($0)" }
    }
    return "\(type)_\(depth)_\(activation)" + settings.joined()
  }
}

/// A record has no settings where all are the default, as those of older programs.
extension NetworkChoice: Codable {
  private enum CodingKeys: String, CodingKey {
    case type, depth, activation, settings
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      type: try values.decode(String.self, forKey: .type), depth: try values.decode(Int.self, forKey: .depth),
      activation: try values.decode(String.self, forKey: .activation),
      settings: try values.decodeIfPresent([String: String].self, forKey: .settings) ?? [:])
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(type, forKey: .type)
    try values.encode(depth, forKey: .depth)
    try values.encode(activation, forKey: .activation)
    if !settings.isEmpty { try values.encode(settings, forKey: .settings) }
  }
}

extension NetworkChoice {
  /// What its settings make of the default.
  ///
  /// - Throws: a diagnostic for a value that this program does not know.
  package var setup: TrainingSetup {
    get throws(Diagnostic) {
      var setup = TrainingSetup()
      for setting in TrialSetting.all {
        if let value = settings[setting.name] { try setting.apply(value, &setup) }
      }
      return setup
    }
  }

  /// The learning rate that it is trained at; nil for a search.
  package var rate: Double? { (try? setup)?.rate }

  /// The network, its weights zero.
  ///
  /// - Parameter numbers: how its inputs are distributed.
  /// - Throws: a diagnostic for what no architecture has.
  package func network(
    inputWidth: Int, numbers: NumberMoments? = nil, outputWidth: Int
  ) throws(Diagnostic) -> Network {
    try Architecture.all.named(type, what: "network")
      .network(
        depth: depth, activation: activation, inputWidth: inputWidth, numbers: numbers, outputWidth: outputWidth,
        setup: setup)
  }
}

extension NetworkChoice {
  /// The value in one of the columns that name a network, or of a setting; nil for any other name, and for the default
  /// of a setting.
  subscript(column: String) -> String? {
    switch column {
    case "network_type": type
    case "network_depth": String(depth)
    case "network_activation": activation
    default: settings[column]
    }
  }

  /// `network_width=128`, of each setting that is not the default, in the order in which they are hashed.
  var settingTexts: [String] {
    settings.isEmpty ? [] : settings.map { "\($0.key)=\($0.value)" }.sorted()
  }
}

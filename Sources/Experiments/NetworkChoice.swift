import Basics
import Networks

/// A network as the CSV names it: by three columns, and by the settings that differ from their defaults.
package struct NetworkChoice: Hashable, Sendable {
  package var type: String
  package var depth: Int
  package var activation: String
  /// The values of settings by the name of their column, without those that equal the default.
  package var settings: [String: String]

  package init(type: String, depth: Int, activation: String, settings: [String: String] = [:]) {
    self.type = type
    self.depth = depth
    self.activation = activation
    self.settings = settings
  }
}

extension NetworkChoice {
  /// Creates a choice without a network: the parameters of a program, which form a cell of its grid.
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

/// A record leaves out `settings` if all have their defaults, so that it equals the records of older programs.
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
  /// The default setup, changed by the settings.
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

  /// The fixed learning rate; nil for a network whose rate is searched.
  package var rate: Double? { (try? setup)?.rate }

  /// Returns the network, with all weights zero.
  ///
  /// - Parameter numbers: the moments of the input numbers, for the scaling of inputs; nil for no scaling.
  /// - Throws: a diagnostic for a type, depth, activation or setting that does not exist.
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
  /// The value in a column that names a network, or the value of a setting. Nil for a setting that has its default, and
  /// for any other name.
  subscript(column: String) -> String? {
    switch column {
    case "network_type": type
    case "network_depth": String(depth)
    case "network_activation": activation
    default: settings[column]
    }
  }

  /// One text such as `network_width=128` for each setting that differs from its default, in the order used for hashes.
  var settingTexts: [String] {
    settings.isEmpty ? [] : settings.map { "\($0.key)=\($0.value)" }.sorted()
  }
}

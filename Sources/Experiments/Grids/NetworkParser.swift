import Basics
import Yams

/// The networks of a grid file: `{type: dense, depth: [1, 2], activation: relu}`, and settings besides.
enum NetworkParser {
  static func networks(_ node: Node, _ walker: inout YAMLWalker) -> [NetworkChoice] {
    var choices: [NetworkChoice] = []
    var known: Set<NetworkChoice> = []
    for member in walker.elements(node, atLeastOne: "network") {
      for choice in network(member, &walker) {
        if known.insert(choice).inserted {
          choices.append(choice)
        } else {
          walker.report("network \(choice) is listed twice", at: member)
        }
      }
    }
    return choices
  }

  private static func network(_ node: Node, _ walker: inout YAMLWalker) -> [NetworkChoice] {
    let keys = ["type", "depth", "activation"] + TrialSetting.all.map(\.key)
    let values = walker.mapping(node, of: keys, what: "a network")
    guard let typeNode = values["type"] else {
      if node.mapping != nil { walker.report("a network without a type", hint: "such as {type: multiply}", at: node) }
      return []
    }
    let names = Architecture.all.map(\.name)
    guard let type = walker.name(typeNode, what: "network type", valid: names),
      let architecture = Architecture.all.first(where: { $0.name == type })
    else { return [] }
    let depths = depths(values["depth"], of: architecture, beside: typeNode, &walker)
    let activations = activations(values["activation"], of: architecture, beside: typeNode, &walker)
    let plain = depths.flatMap { depth in
      activations.map { NetworkChoice(type: type, depth: depth, activation: $0) }
    }
    return TrialSetting.all.reduce(plain) { choices, setting in
      guard let node = values[setting.key] else { return choices }
      guard choices.count * walker.elements(node).count <= Limit.trials.most else {
        walker.report(Limit.trials.exceeded("the network", kind: .usage, at: walker.location(of: node)))
        return []
      }
      return choices.flatMap { choice in with(setting, node, choice, &walker) }
    }
  }

  private static func depths(
    _ node: Node?, of architecture: Architecture, beside type: Node, _ walker: inout YAMLWalker
  ) -> [Int] {
    let valid = architecture.depths
    guard let node else {
      if valid.count == 1 { return [valid.lowerBound] }
      walker.report(
        "'\(architecture.name)' needs a depth", hint: "valid: \(valid.lowerBound) to \(valid.upperBound)", at: type)
      return []
    }
    return walker.elements(node, atLeastOne: "depth").compactMap {
      walker.integer($0, what: "the depth of '\(architecture.name)'", in: valid)
    }
  }

  private static func activations(
    _ node: Node?, of architecture: Architecture, beside type: Node, _ walker: inout YAMLWalker
  ) -> [String] {
    let valid = architecture.activations
    guard let node else {
      if valid.count == 1 { return valid }
      walker.report(
        "'\(architecture.name)' needs an activation", hint: "valid: " + valid.joined(separator: ", "), at: type)
      return []
    }
    return walker.elements(node, atLeastOne: "activation").compactMap { element in
      if let name = element.scalar?.string, let reason = architecture.refusal(ofActivation: name) {
        walker.report(reason, hint: "valid: " + valid.joined(separator: ", "), at: element)
        return nil
      }
      return walker.name(element, what: "activation of '\(architecture.name)'", valid: valid)
    }
  }

  // MARK: settings

  /// The network with each of a setting's values.
  private static func with(
    _ setting: TrialSetting, _ node: Node, _ choice: NetworkChoice, _ walker: inout YAMLWalker
  ) -> [NetworkChoice] {
    if let reason = setting.refusal(choice) {
      walker.report(reason, hint: "leave '\(setting.key)' out", at: node)
      return []
    }
    return values(of: setting, node, as: setting.key, &walker).map { value in
      var choice = choice
      if !value.isEmpty { choice.settings[setting.name] = value }
      return choice
    }
  }

  /// The values of a setting, or of several in a list, as they are written in its column.
  ///
  /// - Parameter what: what the file calls it.
  static func values(
    of setting: TrialSetting, _ node: Node, as what: String, _ walker: inout YAMLWalker
  ) -> [String] {
    walker.elements(node, atLeastOne: what).compactMap { element in
      let value = element.scalar.flatMap { setting.column($0.string) }
      if value == nil { walker.report("\(what) must be \(setting.expectation)", at: element) }
      return value
    }
  }
}

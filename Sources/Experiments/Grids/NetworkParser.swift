import Basics
import Tables
import Yams

/// Reads the networks of a grid file, such as `{type: dense, depth: [1, 2], activation: relu}`, with their settings.
enum NetworkParser {
  static func networks(_ node: Node, _ walker: inout YAMLWalker) -> [NetworkChoice] {
    var choices: [NetworkChoice] = []
    var known: Set<NetworkChoice> = []
    for member in walker.elements(node, atLeastOne: "network") {
      let more = network(member, &walker)
      guard isRoom(choices.count + more.count, at: member, &walker) else { return [] }
      for choice in more {
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
    let values = walker.mapping(node, of: GridFields.network.names, what: "a network")
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
      values[setting.key].map { with(setting, $0, choices, &walker) } ?? choices
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

  /// Returns the networks combined with each value of a setting.
  private static func with(
    _ setting: TrialSetting, _ node: Node, _ choices: [NetworkChoice], _ walker: inout YAMLWalker
  ) -> [NetworkChoice] {
    guard !choices.isEmpty else { return [] }
    let values = values(of: setting, node, as: setting.key, &walker)
    guard isRoom(choices.count.saturatingProduct(values.count), at: node, &walker) else { return [] }
    return choices.flatMap { choice -> [NetworkChoice] in
      if let reason = setting.refusal(choice) {
        walker.report(reason, hint: "leave '\(setting.key)' out", at: node)
        return []
      }
      return values.map { choice.with(setting, $0) }
    }
  }

  /// Returns true if the number of networks is within the limit, else reports it. Networks beyond it are not created.
  private static func isRoom(_ count: Int, at node: Node, _ walker: inout YAMLWalker) -> Bool {
    guard count > Limit.networks.most else { return true }
    walker.report(Limit.networks.exceeded("the grid", kind: .usage, at: walker.location(of: node)))
    return false
  }

  /// Reads one value of a setting or a list of them, and returns them as its column has them.
  ///
  /// - Parameter what: the key of the setting in the file.
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

extension NetworkChoice {
  /// - Parameter value: the value as its column has it; empty for the default.
  fileprivate func with(_ setting: TrialSetting, _ value: String) -> NetworkChoice {
    guard !value.isEmpty else { return self }
    var choice = self
    choice.settings[setting.name] = value
    return choice
  }
}

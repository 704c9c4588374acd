import Basics
import Statistics

/// One run to do: a cell of the grid (task, dataset and network, or a program's parameters), a protocol and a
/// replicate.
package struct Trial: Hashable, Sendable {
  package var task: String
  package var dataset: String
  package var networkType: String
  package var networkDepth: Int
  package var networkActivation: String
  package var researchProtocol: String
  /// The replicate's index, from 0.
  package var seed: Int
  /// The values of settings (`TrialSetting`) by the name of their column, without those that equal the default.
  package var settings: [String: String] = [:]

  package init(
    task: String, dataset: String, networkType: String, networkDepth: Int, networkActivation: String,
    researchProtocol: String, seed: Int
  ) {
    self.task = task
    self.dataset = dataset
    self.networkType = networkType
    self.networkDepth = networkDepth
    self.networkActivation = networkActivation
    self.researchProtocol = researchProtocol
    self.seed = seed
  }

  /// Creates a trial of a program: its parameters are the settings, and everything about networks is empty.
  package init(parameters: [String: String], seed: Int) {
    self.init(
      task: "", dataset: "", networkType: "", networkDepth: 0, networkActivation: "", researchProtocol: "", seed: seed)
    settings = parameters
  }

  /// True for a trial that runs a program, false for one that trains a network.
  package var isOfProgram: Bool { networkType.isEmpty && researchProtocol.isEmpty }

  /// The network of the trial.
  package var choice: NetworkChoice {
    NetworkChoice(type: networkType, depth: networkDepth, activation: networkActivation, settings: settings)
  }

  /// The network as a text, such as `dense_2_relu`.
  package var network: String { choice.description }
}

// MARK: the key

extension Trial {
  /// A column of the key.
  private struct KeyColumn: Sendable {
    let name: String
    let text: @Sendable (Trial) -> String
    /// Sets the column from a text; returns false if the text is not a value of the column.
    let set: @Sendable (inout Trial, _ text: String) -> Bool

    static func text(
      _ name: String, _ text: @escaping @Sendable (Trial) -> String,
      set: @escaping @Sendable (inout Trial, String) -> Void
    ) -> KeyColumn {
      KeyColumn(name: name, text: text) { trial, text in
        set(&trial, text)
        return true
      }
    }

    static func number(
      _ name: String, _ number: @escaping @Sendable (Trial) -> Int,
      set: @escaping @Sendable (inout Trial, Int) -> Void
    ) -> KeyColumn {
      KeyColumn(name: name, text: { String(number($0)) }) { trial, text in
        guard let number = Int(text) else { return false }
        set(&trial, number)
        return true
      }
    }
  }

  private static let cell: [KeyColumn] = [
    .text("task", \.task) { $0.task = $1 }, .text("dataset", \.dataset) { $0.dataset = $1 },
    .text("network_type", \.networkType) { $0.networkType = $1 },
    .number("network_depth", \.networkDepth) { $0.networkDepth = $1 },
    .text("network_activation", \.networkActivation) { $0.networkActivation = $1 },
  ]
  private static let key =
    cell + [
      .text("protocol", \.researchProtocol) { $0.researchProtocol = $1 }, .number("seed", \.seed) { $0.seed = $1 },
    ]

  /// The columns that identify a cell, as the published CSV spells them. Settings that are not empty belong to it too.
  package static let cellColumns = cell.map(\.name)
  /// The columns that identify a trial.
  package static let columns = key.map(\.name)

  /// The values of `columns`, in their order.
  package var values: [String] { Self.key.map { $0.text(self) } }

  /// Creates a trial from the values of `columns`; nil if their number is wrong, or if a depth or seed is not a whole
  /// number.
  package init?(values: some Collection<String>) {
    self.init(
      task: "", dataset: "", networkType: "", networkDepth: 0, networkActivation: "", researchProtocol: "", seed: 0)
    guard values.count == Self.key.count else { return nil }
    for (column, value) in zip(Self.key, values) where !column.set(&self, value) { return nil }
  }

  /// The value in one of `columns`, or the value of a setting. Nil for a setting that has its default, and for any
  /// other name.
  package subscript(column: String) -> String? {
    // A parameter of a program may have the name of a column of networks.
    if isOfProgram { return column == "seed" ? String(seed) : settings[column] }
    return Self.key.first { $0.name == column }?.text(self) ?? settings[column]
  }
}

extension Trial {
  /// Returns true if this trial comes first in merged files. They are sorted column by column, numbers by their value,
  /// and settings last.
  func precedes(_ other: Trial) -> Bool {
    if isOfProgram && other.isOfProgram { return parametersPrecede(other) }
    let (a, b) = (
      (task, dataset, networkType, networkDepth), (other.task, other.dataset, other.networkType, other.networkDepth)
    )
    guard a == b else { return a < b }
    let (c, d) = (
      (networkActivation, researchProtocol, seed), (other.networkActivation, other.researchProtocol, other.seed)
    )
    guard c == d else { return c < d }
    return settingTexts.lexicographicallyPrecedes(other.settingTexts)
  }

  /// Compares the parameters one by one in the order of their names, then the seeds.
  private func parametersPrecede(_ other: Trial) -> Bool {
    for name in settings.keys.sorted() {
      let (a, b) = (settings[name] ?? "", other.settings[name] ?? "")
      guard a != b else { continue }
      if let x = Double(a), let y = Double(b), x != y { return x < y }
      return a < b
    }
    return seed < other.seed
  }

  fileprivate var settingTexts: [String] { settings.isEmpty ? [] : choice.settingTexts }
}

extension Trial: CustomStringConvertible {
  package var description: String {
    guard isOfProgram else { return "\(task) · \(dataset) · \(network) · seed \(seed)" }
    return (parameterTexts + ["seed \(seed)"]).joined(separator: " · ")
  }

  /// A short text, for a line that shows many trials.
  package var label: String {
    isOfProgram
      ? (parameterTexts + ["seed \(seed)"]).joined(separator: " ") : "\(task) \(dataset) \(network)"
  }

  private var parameterTexts: [String] { settings.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } }
}

// MARK: seeds

extension Trial {
  /// Returns the seed of the examples. It depends only on the dataset and the replicate, so that comparisons between
  /// networks are paired.
  ///
  /// - Parameter attempt: the number of the attempt, if each attempt has its own data and weights; nil if all share
  ///   them.
  package func dataSeed(master: Int, attempt: Int? = nil) -> UInt64 {
    StableHash.of([String(master), "data", dataset, String(seed)] + Self.suffix(attempt))
  }

  /// The hash of the whole key, by which trials are divided among shards. `CellHash` computes the same hash faster for
  /// many trials of one cell.
  package var stableHash: UInt64 { StableHash.of(values + settingTexts) }

  /// Returns the seed of the initial weights, which depends on the whole key.
  package func weightSeed(master: Int, attempt: Int? = nil) -> UInt64 {
    StableHash.of([String(master), "init"] + values + settingTexts + Self.suffix(attempt))
  }

  private static func suffix(_ attempt: Int?) -> [String] {
    attempt.map { [String($0)] } ?? []
  }
}

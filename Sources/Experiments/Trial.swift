import Basics
import Statistics

/// One training to be done: a cell of the grid (task, dataset, network), under a protocol, in one replicate.
package struct Trial: Hashable, Sendable {
  package var task: String
  package var dataset: String
  package var networkType: String
  package var networkDepth: Int
  package var networkActivation: String
  package var researchProtocol: String
  /// The replicate's index, from 0.
  package var seed: Int

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

  /// The columns that make a cell, as the published CSV spells them.
  package static let cellColumns = ["task", "dataset", "network_type", "network_depth", "network_activation"]
  /// The columns that identify a trial.
  package static let columns = cellColumns + ["protocol", "seed"]

  /// The values of `columns`, in their order.
  package var values: [String] {
    [task, dataset, networkType, String(networkDepth), networkActivation, researchProtocol, String(seed)]
  }

  /// The trial of some values of `columns`; nil if they are not seven or hold no whole number where one must be.
  package init?(values: some Collection<String>) {
    let values = Array(values)
    guard values.count == Self.columns.count, let depth = Int(values[3]), let seed = Int(values[6]) else { return nil }
    self.init(
      task: values[0], dataset: values[1], networkType: values[2], networkDepth: depth, networkActivation: values[4],
      researchProtocol: values[5], seed: seed)
  }

  /// The value in one of `columns`; nil for any other name.
  package subscript(column: String) -> String? {
    switch column {
    case "task": task
    case "dataset": dataset
    case "network_type": networkType
    case "network_depth": String(networkDepth)
    case "network_activation": networkActivation
    case "protocol": researchProtocol
    case "seed": String(seed)
    default: nil
    }
  }

  /// Such as `dense_2_relu`.
  package var network: String { "\(networkType)_\(networkDepth)_\(networkActivation)" }
}

extension Trial {
  /// The order of merged files: column by column.
  func precedes(_ other: Trial) -> Bool {
    let (a, b) = (
      (task, dataset, networkType, networkDepth), (other.task, other.dataset, other.networkType, other.networkDepth)
    )
    guard a == b else { return a < b }
    return (networkActivation, researchProtocol, seed)
      < (other.networkActivation, other.researchProtocol, other.seed)
  }
}

extension Trial: CustomStringConvertible {
  package var description: String { "\(task) · \(dataset) · \(network) · seed \(seed)" }
}

extension Trial {
  /// The examples depend only on the dataset and the replicate, so comparisons between networks are paired.
  ///
  /// - Parameter attempt: the number of the attempt, if attempts have their own data and weights; nil if all share
  ///   them.
  func dataSeed(master: Int, attempt: Int? = nil) -> UInt64 {
    StableHash.of([String(master), "data", dataset, String(seed)] + Self.suffix(attempt))
  }

  /// The whole key's hash, by which shards are divided.
  var stableHash: UInt64 { StableHash.of(values) }

  /// The initial weights depend on the whole key.
  func weightSeed(master: Int, attempt: Int? = nil) -> UInt64 {
    StableHash.of([String(master), "init"] + values + Self.suffix(attempt))
  }

  private static func suffix(_ attempt: Int?) -> [String] {
    attempt.map { [String($0)] } ?? []
  }
}

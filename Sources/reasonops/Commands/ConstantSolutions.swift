import Experiments

/// The problems (task and dataset) that the best constant output solves, by protocol.
struct ConstantSolutions {
  private var accuracies: [String: [[String]: Double]] = [:]

  /// The accuracy from which a problem counts as solved.
  static let threshold = 0.99

  init() {
    for researchProtocol in ResearchProtocol.all {
      let table = Baselines.table(for: researchProtocol, tasks: LearningTask.all, datasets: Dataset.all)
      var accuracies: [[String]: Double] = [:]
      for row in 0..<table.rowCount {
        guard let accuracy = table["constant_accuracy"]?.number(row), accuracy >= Self.threshold,
          let task = table["task"]?.text(row), let dataset = table["dataset"]?.text(row)
        else { continue }
        accuracies[[task, dataset]] = accuracy
      }
      self.accuracies[researchProtocol.name] = accuracies
    }
  }

  /// Returns the accuracy of the constant if it solves the problem, otherwise nil. The protocol nil means results that
  /// recorded none.
  func accuracy(task: String?, dataset: String?, protocol name: String?) -> Double? {
    guard let task, let dataset else { return nil }
    return accuracies[name ?? ResearchProtocol.unrecorded.name]?[[task, dataset]]
  }
}

import Networks

/// How the network of a trial is built and trained, as far as the settings of a trial can change it.
package struct TrainingSetup: Sendable {
  /// Of the hidden layers and of the towers.
  package var innerWidth = 256
  /// Examples of one training step.
  package var batchSize = Batch.size
  package var optimizer = Optimizer.adam
  package var loss = Loss.meanSquaredError
  /// The learning rate of all of training; nil for a search.
  package var rate: Double?

  package init() {}
}

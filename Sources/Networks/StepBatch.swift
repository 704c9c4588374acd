/// Room for the examples of a step, or of an evaluation: batches as a network takes them, and their blocks as examples are
/// written.
package struct StepBatch {
  /// All full except the last.
  package private(set) var batches: [Batch] = []
  /// The blocks of all batches; empty where each batch is one.
  private var views: [Batch] = []

  package init(for network: Network, examples: Int) {
    let size = network.blocks * Batch.size
    for start in stride(from: 0, to: examples, by: size) {
      var batch = Batch(inputWidth: network.inputWidth, outputWidth: network.outputWidth, blocks: network.blocks)
      batch.count = min(size, examples - start)
      batches.append(batch)
      if network.blocks > 1 { views += (0..<network.blocks).map(batch.block) }
    }
  }

  /// Writes every block, those too that count nowhere.
  @inline(__always)
  package mutating func fill(_ write: (inout Batch) -> Void) {
    if views.isEmpty {
      for index in batches.indices { write(&batches[index]) }
    } else {
      for index in views.indices { write(&views[index]) }
    }
  }
}

/// The memory for the examples of a training step or of an evaluation. It offers them as the batches that a network
/// takes, and as the single blocks into which examples are written.
package struct StepBatch {
  /// The batches. All of them are full except the last.
  package private(set) var batches: [Batch] = []
  /// The blocks of all batches. Empty if each batch is a single block.
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

  /// Calls `write` for every block, including blocks whose examples do not count.
  @inline(__always)
  package mutating func fill(_ write: (inout Batch) -> Void) {
    if views.isEmpty {
      for index in batches.indices { write(&batches[index]) }
    } else {
      for index in views.indices { write(&views[index]) }
    }
  }
}

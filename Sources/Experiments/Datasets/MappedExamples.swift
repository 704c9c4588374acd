import Networks

extension ExampleSet {
  /// The same examples with each number of a and b mapped, such as to another range.
  func mapped(_ map: @escaping @Sendable (Float) -> Float) -> ExampleSet {
    ExampleSet(count: count) { MappedExamples(stream: stream(), map: map) }
  }
}

private struct MappedExamples: ExampleStream {
  var stream: any ExampleStream
  let map: @Sendable (Float) -> Float

  mutating func fill(_ batch: inout Batch) {
    stream.fill(&batch)
    // A mapped one-hot input is no longer one-hot.
    batch.hot = nil
    for i in 0..<batch.inputs.count { batch.inputs.pointer[i] = map(batch.inputs.pointer[i]) }
  }
}

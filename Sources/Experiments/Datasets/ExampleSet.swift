import Networks

/// A set of examples that can be read from its beginning any number of times, with the same examples every time.
///
/// Examples are not stored. A block is generated when it is needed, which costs less than fetching it from memory.
package struct ExampleSet: Sendable {
  /// The number of examples; nil for an endless set.
  package let count: Int?
  /// Returns a stream that begins with the first example.
  package let stream: @Sendable () -> any ExampleStream
}

/// A source of examples, block by block.
package protocol ExampleStream {
  /// Writes the next 32 examples into `batch.inputs` [input width, 32]. After the end of a finite set, the examples are
  /// arbitrary and callers ignore them.
  mutating func fill(_ batch: inout Batch)
}

/// The example sets of one dataset in one replicate. All networks, tasks and learning rates get the same examples.
package struct DataSplits: Sendable {
  package let training: ExampleSet
  package let validation: ExampleSet
  package let test: ExampleSet
  /// Further sets to evaluate on, by name. `seen` holds training examples, for datasets whose test examples cannot
  /// occur in training.
  package var named: [String: ExampleSet] = [:]
}

/// The examples of a dataset, and what is known about their distribution.
package protocol Examples: Sendable {
  /// Returns the sets for training, validation and test that a seed gives.
  func splits(seed: UInt64) -> DataSplits
  /// The distribution of the numbers of a and b.
  var inputs: InputDistribution { get }
  /// Returns true if there are examples with that many numbers in a‖b.
  func hasExamples(ofWidth width: Int) -> Bool
  /// True if its sets can have any number of examples.
  var hasAnyCount: Bool { get }
}

extension Examples {
  package func hasExamples(ofWidth width: Int) -> Bool { true }
  package var hasAnyCount: Bool { true }
}

extension ExampleSet {
  /// Returns the same examples with each number of a and b mapped, for example to another range.
  func mapped(_ map: NumberMap) -> ExampleSet {
    ExampleSet(count: count) { MappedExamples(stream: stream(), map: map) }
  }
}

private struct MappedExamples: ExampleStream {
  var stream: any ExampleStream
  let map: NumberMap

  mutating func fill(_ batch: inout Batch) {
    stream.fill(&batch)
    // A mapped one-hot input is no longer one-hot.
    batch.hot = nil
    map.apply(batch.inputs)
  }
}

/// The numbers of examples that a grid gives its sets; nil keeps the dataset's own number.
package struct SetSizes: Codable, Equatable, Sendable {
  /// The number of training examples, which are repeated in the same order; nil for the dataset's own stream.
  package var training: Int?
  package var validation: Int?
  package var test: Int?

  package init(training: Int? = nil, validation: Int? = nil, test: Int? = nil) {
    self.training = training
    self.validation = validation
    self.test = test
  }
}

extension DataSplits {
  /// Returns the same examples in sets of other sizes. The dataset must allow any number of examples.
  package func resized(_ sizes: SetSizes) -> DataSplits {
    func set(_ set: ExampleSet, _ count: Int?) -> ExampleSet {
      ExampleSet(count: count ?? set.count, stream: set.stream)
    }
    let stream = training.stream
    let repeated = sizes.training.map { count in
      ExampleSet(count: nil) { RepeatedExamples(count: count, start: stream) }
    }
    return DataSplits(
      training: repeated ?? training, validation: set(validation, sizes.validation), test: set(test, sizes.test),
      named: named)
  }
}

/// The first `count` examples of a stream, repeated in the same order. If `count` is not a multiple of 32, the last
/// block is filled up with the next examples of the stream.
private struct RepeatedExamples: ExampleStream {
  let count: Int
  let start: @Sendable () -> any ExampleStream
  var stream: any ExampleStream
  var position = 0

  init(count: Int, start: @escaping @Sendable () -> any ExampleStream) {
    self.count = count
    self.start = start
    stream = start()
  }

  mutating func fill(_ batch: inout Batch) {
    if position >= count {
      stream = start()
      position = 0
    }
    stream.fill(&batch)
    position += Batch.size
  }
}

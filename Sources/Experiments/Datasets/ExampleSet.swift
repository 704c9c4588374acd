import Networks

/// Examples that are read from their beginning as often as needed, the same ones every time.
///
/// Nothing is stored: a batch is generated when it is asked for, which costs less than fetching it from memory.
package struct ExampleSet: Sendable {
  /// How many there are; nil for an endless stream.
  package let count: Int?
  /// A stream at its beginning.
  package let stream: @Sendable () -> any ExampleStream
}

package protocol ExampleStream {
  /// The next 32 examples into `batch.inputs` [input width, 32]; beyond the end of a finite set come examples that count
  /// nowhere.
  mutating func fill(_ batch: inout Batch)
}

/// The examples of one dataset in one replicate. Every network, task and learning rate sees the same ones.
package struct DataSplits: Sendable {
  package let training: ExampleSet
  package let validation: ExampleSet
  package let test: ExampleSet
  /// What else the dataset has to evaluate on, by name: under `seen` training examples, where a test example cannot have
  /// been seen in training.
  package var named: [String: ExampleSet] = [:]
}

/// The meaning of a dataset's name: its examples, and the known facts about their distribution.
package protocol Examples: Sendable {
  func splits(seed: UInt64) -> DataSplits
  /// How the numbers of a and b are distributed.
  var inputs: InputDistribution { get }
  /// Whether there are examples with that number of numbers in a‖b.
  func hasExamples(ofWidth width: Int) -> Bool
  /// Whether its sets can have any number of examples.
  var hasAnyCount: Bool { get }
}

extension Examples {
  package func hasExamples(ofWidth width: Int) -> Bool { true }
  package var hasAnyCount: Bool { true }
}

extension ExampleSet {
  /// The same examples with each number of a and b mapped, such as to another range.
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

/// How many examples the sets have, where it is not the dataset's own number.
package struct SetSizes: Codable, Equatable, Sendable {
  /// Training examples that come again and again; nil for ever new ones.
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
  /// The same examples in other numbers, of a dataset whose sets can have any.
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

/// The first examples of a stream, in their order, again and again. A block that the end cuts is filled with the next
/// examples of the stream.
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

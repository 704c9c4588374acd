import Basics

/// A distribution of the examples (a, b), by the name of the published study.
///
/// The entries of `all` are the definition, in the study's order.
package struct Dataset: Named, Sendable {
  package let name: String
  package let summary: String
  private let corrected: any Examples
  /// What the 2018 program drew under this name; the same as `corrected` if nil.
  private var octavian2018: (any Examples)?

  package static let all: [Dataset] = [
    Dataset(name: "random", summary: "U[−1, 1)", corrected: UniformExamples(low: -1)),
    Dataset(
      name: "random_pos", summary: "U[0, 1); the 2018 program drew U[−1, 1) here too",
      corrected: UniformExamples(low: 0), octavian2018: UniformExamples(low: -1)),
    Dataset(
      name: "one_hot", summary: "one 1 in a and one in b, the pairs of training, validation and test disjoint",
      corrected: DisjointPairs(), octavian2018: ClusteredPairs()),
    Dataset(name: "many_hot", summary: "fair bits", corrected: BitExamples()),
  ]

  package func examples(under researchProtocol: ResearchProtocol) -> any Examples {
    researchProtocol.reproducesFaults ? octavian2018 ?? corrected : corrected
  }
}

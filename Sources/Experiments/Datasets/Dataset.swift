import Basics

/// A distribution of the examples (a, b), with the name that grid files and results have for it.
///
/// The entries of `all` are the definition.
package struct Dataset: Named, Parameterized, Sendable {
  package let name: String
  package let summary: String
  /// The numbers that can follow the dataset's name; nil for a dataset that takes none.
  package var parameters: ParameterList<Dataset>?
  /// Returns the examples. A dataset that has one of a published program's faults follows `faults` here.
  package let examples: @Sendable (_ faults: Faults) -> any Examples

  /// All datasets. The first four are those of 2018, in the study's order.
  package static let all: [Dataset] = [
    Dataset(name: "random", summary: "U[−1, 1)") { _ in UniformExamples(-1, 1) },
    Dataset(name: "random_pos", summary: "U[0, 1); the 2018 program drew U[−1, 1) here too") { faults in
      UniformExamples(faults.contains(.symmetricRandomPos) ? -1 : 0, 1)
    },
    Dataset(
      name: "one_hot", summary: "one 1 in a and one 1 in b; training, validation and test have no common pairs"
    ) { faults in
      if faults.contains(.clusteredOneHot) { ClusteredPairs() } else { DisjointPairs() }
    },
    Dataset(name: "many_hot", summary: "fair bits") { _ in BitExamples() },
    NumberLaw.uniform, NumberLaw.normal, NumberLaw.truncatedNormal, NumberLaw.exponential,
    NormalExamples.standard, NormalExamples.sparse,
  ]

  /// The datasets that `all` in a grid file stands for.
  package static let published = Array(all.prefix(4))
}

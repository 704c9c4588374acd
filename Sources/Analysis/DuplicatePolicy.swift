import Basics

/// What several rows of one trial count for.
package enum DuplicatePolicy: String, Named, Sendable, CaseIterable {
  /// Their mean, column by column, over the rows that have a value.
  case mean
  /// The row that comes last in the file.
  case last
  /// The row that the identity's criteria prefer; the first of equals.
  case best
  /// Each row is a trial of its own.
  case all

  package var name: String { rawValue }
}

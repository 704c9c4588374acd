import Basics

/// What several rows of one trial count as.
package enum DuplicatePolicy: String, Named, Sendable, CaseIterable {
  /// The mean of the rows that have a value, column by column.
  case mean
  /// The last of the rows in the file.
  case last
  /// The row that the identity's criteria prefer, or the first of equally good ones.
  case best
  /// Each row as a trial of its own.
  case all

  package var name: String { rawValue }
}

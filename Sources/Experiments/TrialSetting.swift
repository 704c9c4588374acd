import Basics

/// What else identifies a trial, where it is not the default: a key of a network in the grid file, a column of the
/// results, and a part of the trial's key only where it is not empty. So the keys, seeds and rows of trials that were
/// made before a setting was there stay what they are.
///
/// The entries of `all` are the definition.
package struct TrialSetting: Named, Sendable {
  /// The column.
  package let name: String
  /// The key in a network of the grid file.
  package let key: String
  /// What a value must be, for people.
  package let expectation: String
  /// Of its numbers; nil for a setting of texts.
  package let range: ClosedRange<Double>?
  /// A value as it stands in the column, empty for the default; nil for what is no value.
  package let column: @Sendable (_ text: String) -> String?
  /// Why a network does not have the setting; nil if it has.
  package let refusal: @Sendable (NetworkChoice) -> String?

  package static let all: [TrialSetting] = [.width]

  private static let widths = 1...4_096

  /// The inner width.
  package static let width = TrialSetting(
    name: "network_width", key: "width",
    expectation: "a whole number of at least \(widths.lowerBound) and at most \(widths.upperBound)",
    range: Double(widths.lowerBound)...Double(widths.upperBound)
  ) { text in
    guard let width = Int(text), widths.contains(width) else { return nil }
    return width == Architecture.innerWidth ? "" : String(width)
  } refusal: { network in
    let architecture = Architecture.all.first { $0.name == network.type }
    return architecture?.hasInnerWidth(depth: network.depth) == false
      ? "a network of type '\(network.type)' and depth \(network.depth) has no inner width" : nil
  }
}

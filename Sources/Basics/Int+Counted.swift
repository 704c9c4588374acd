extension Int {
  /// Returns the number with its noun: `1 problem`, `3 problems`. `counted("was", "were")` gives `1 was` and `2 were`.
  package func counted(_ one: String, _ many: String? = nil) -> String { "\(self) \(noun(one, many))" }

  /// Returns the noun alone, in the singular or plural that fits the number.
  package func noun(_ one: String, _ many: String? = nil) -> String { self == 1 ? one : many ?? one + "s" }
}

extension Int {
  /// `1 problem`, `3 problems`; `1 was` and `2 were` of `counted("was", "were")`.
  package func counted(_ one: String, _ many: String? = nil) -> String { "\(self) \(noun(one, many))" }

  /// The word without the number, in the form that goes with it.
  package func noun(_ one: String, _ many: String? = nil) -> String { self == 1 ? one : many ?? one + "s" }
}

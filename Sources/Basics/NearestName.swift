/// An entry that users choose by its name, in grids, in notebooks and on the command line.
package protocol Named {
  var name: String { get }
  /// What the entry is, in a few words; empty if the name says it.
  var summary: String { get }
}

extension Named {
  package var summary: String { "" }
}

extension Collection where Element: Named {
  /// Returns the element with this name.
  ///
  /// - Parameter what: The kind of thing in the singular, such as `task`. For the message.
  /// - Throws: a diagnostic that lists the valid names and the nearest one.
  package func named(
    _ name: String, what: String, kind: Diagnostic.Kind = .usage, at location: SourceLocation? = nil
  ) throws(Diagnostic) -> Element {
    if let found = first(where: { $0.name == name }) { return found }
    throw .unknownName(name, what: what, valid: map(\.name), kind: kind, at: location)
  }
}

/// The hint for an unknown name: the nearest valid name, and the list of valid names.
package struct NameSuggestion: Sendable {
  let name: String
  let valid: [String]

  /// The number of bytes of names that a hint lists. The names after that are only counted.
  private static let longestList = 500

  var text: String {
    var letters = 0
    let listed = valid.prefix { name in
      letters += name.utf8.count + 2
      return letters <= Self.longestList
    }
    let others = valid.count > listed.count ? " and \(valid.count - listed.count) more" : ""
    let list = valid.isEmpty ? "there is none" : "valid: " + listed.joined(separator: ", ") + others
    return (nearestName(to: name, in: valid).map { "did you mean '\($0)'? " } ?? "") + list
  }
}

extension Diagnostic {
  /// Returns the diagnostic `unknown task 'reduce_som'`, with a hint that names the nearest of `valid` and lists them.
  ///
  /// - Parameter advice: A further sentence of the hint.
  package static func unknownName(
    _ name: String, what: String, valid: [String], kind: Kind, advice: String? = nil, at location: SourceLocation? = nil
  ) -> Diagnostic {
    var problem = Diagnostic(
      kind, "unknown \(what) '\(name)'", hint: advice, names: NameSuggestion(name: name, valid: valid), at: location)
    problem.unknown = what
    return problem
  }
}

/// Returns the valid name with the smallest edit distance, if that distance is small enough for a typing error.
package func nearestName(to name: String, in valid: [String]) -> String? {
  // A longer name is no typing error, and the time grows with the product of both lengths.
  guard name.utf8.count <= 200 else { return nil }
  let lowered = Array(name.lowercased())
  let scored = comparable(valid, with: lowered.count).map {
    (name: $0, distance: editDistance(lowered, Array($0.lowercased())))
  }
  guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, name.count / 3) ? best.name : nil
}

/// Returns the first names, as many as can be compared quickly. A hint is not worth more time.
private func comparable(_ names: [String], with length: Int) -> ArraySlice<String> {
  var steps = 0
  return names.prefix { name in
    steps += (length + 1) * (name.utf8.count + 10)
    return steps < mostSteps
  }
}

/// The number of pairs of letters that are compared for one hint.
private let mostSteps = 300_000

/// Returns the Levenshtein distance: the smallest number of insertions, deletions and substitutions from `a` to `b`.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var row = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, y) in b.enumerated() {
      let substitution = diagonal + (x == y ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = Swift.min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}

/// An entry that users choose by its name in grids, in notebooks and on the command line.
package protocol Named {
  var name: String { get }
  /// What it is, in a few words; empty where the name says it.
  var summary: String { get }
}

extension Named {
  package var summary: String { "" }
}

extension Collection where Element: Named {
  /// The element with this name. Otherwise throws a diagnostic with the valid names and the nearest one.
  ///
  /// - Parameter what: the kind of thing in the singular, such as `task`.
  package func named(
    _ name: String, what: String, kind: Diagnostic.Kind = .usage, at location: SourceLocation? = nil
  ) throws(Diagnostic) -> Element {
    if let found = first(where: { $0.name == name }) { return found }
    throw .unknownName(name, what: what, valid: map(\.name), kind: kind, at: location)
  }
}

/// What a hint says of an unknown name: the nearest valid one, and all.
package struct NameSuggestion: Sendable {
  let name: String
  let valid: [String]

  /// Letters of the names that a hint lists; the others are counted.
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
  /// `unknown task 'reduce_som'`, with a hint that names the nearest of `valid` and lists all.
  ///
  /// - Parameter advice: what else the hint says.
  package static func unknownName(
    _ name: String, what: String, valid: [String], kind: Kind, advice: String? = nil, at location: SourceLocation? = nil
  ) -> Diagnostic {
    Diagnostic(
      kind, "unknown \(what) '\(name)'", hint: advice, names: NameSuggestion(name: name, valid: valid), at: location)
  }
}

/// The valid name with the smallest edit distance, if the distance is small enough for a typing mistake.
package func nearestName(to name: String, in valid: [String]) -> String? {
  // A longer name is no typing mistake, and comparing takes as long as both are.
  guard name.utf8.count <= 200 else { return nil }
  let lowered = Array(name.lowercased())
  let scored = comparable(valid, with: lowered.count).map {
    (name: $0, distance: editDistance(lowered, Array($0.lowercased())))
  }
  guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, name.count / 3) ? best.name : nil
}

/// The first of the names: comparing a text with thousands takes longer than a hint is worth.
private func comparable(_ names: [String], with length: Int) -> ArraySlice<String> {
  var steps = 0
  return names.prefix { name in
    steps += (length + 1) * (name.utf8.count + 10)
    return steps < mostSteps
  }
}

/// Letters that are compared with one another for one hint.
private let mostSteps = 300_000

/// Levenshtein's distance: the minimum number of insertions, deletions and substitutions from `a` to `b`.
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

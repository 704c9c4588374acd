import Basics

/// The settings on which the results of a program depend. A run does not continue with rows of other settings.
package struct ProgramSettings: Codable, Equatable, Sendable {
  /// The words of the command as in the grid file, with `{name}` in place of a value.
  package var command: [String]
  /// `FILE DIGEST` for each file that the program reads. The digest is SHA-256, as `sha256sum` prints it.
  package var inputs: [String]
  package var measures: [String]
  /// The file with the measures; nil if they are the last line of the output that is a JSON object.
  package var measuresFile: String?
  package var curves: String?
  package var environment: [String: String]
  package var halving: Halving?

  package enum CodingKeys: String, CodingKey {
    case command, inputs, measures
    case measuresFile = "measures_file"
    case curves, environment, halving
  }

  /// The first twelve hexadecimal digits of a digest over all settings, which differ after any change.
  package var version: String {
    var parts = [
      command, inputs, measures, [measuresFile ?? "", curves ?? ""], environment.map { "\($0)=\($1)" }.sorted(),
    ]
    if let halving { parts.append([halving.description]) }
    let text = parts.map { $0.map { "\($0.utf8.count):\($0)" }.joined(separator: ",") }.joined(separator: ";")
    return String(SHA256.digest(of: Array(text.utf8)).prefix(12))
  }

  /// Returns the differences, each as `name: theirs there, ours here`.
  func differences(from there: Self) -> [String] {
    func line<V: Equatable>(_ name: String, _ value: KeyPath<Self, V>, _ text: (V) -> String) -> String? {
      let (theirs, ours) = (there[keyPath: value], self[keyPath: value])
      return theirs == ours ? nil : "\(name): \(text(theirs)) there, \(text(ours)) here"
    }
    return [
      line("command", \.command) { $0.joined(separator: " ") },
      line("measures", \.measures) { $0.joined(separator: ", ") },
      line("measures_file", \.measuresFile) { $0 ?? "none" }, line("curves", \.curves) { $0 ?? "none" },
      line("halving", \.halving) { $0?.description ?? "none" },
      line("environment", \.environment) {
        $0.isEmpty ? "none" : $0.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
      },
    ].compactMap(\.self) + changedInputs(from: there)
  }

  private func changedInputs(from there: Self) -> [String] {
    let (theirs, ours) = (Self.digests(there.inputs), Self.digests(inputs))
    return Set(theirs.keys).union(ours.keys).sorted().compactMap { file in
      switch (theirs[file], ours[file]) {
      case (let before?, let now?): before == now ? nil : "\(file): was edited"
      case (nil, _?): "\(file): no input there, an input here"
      case (_?, nil): "\(file): an input there, none here"
      case (nil, nil): nil
      }
    }
  }

  /// Returns the digests by the name of the file. A name can contain spaces, a digest cannot.
  private static func digests(_ inputs: [String]) -> [String: String] {
    let pairs = inputs.compactMap { line -> (String, String)? in
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      return parts.last.map { (parts.dropLast().joined(separator: " "), String($0)) }
    }
    return Dictionary(pairs) { first, _ in first }
  }
}

/// By what processes are known, whatever became of their parents and groups: two variables of their environment.
package struct ProcessMark: Sendable, Hashable {
  /// Of a run: its files.
  package var run: String
  /// Of one trial of it; nil for all.
  package var trial: String?

  package init(run: String, trial: String? = nil) {
    self.run = run
    self.trial = trial
  }

  private static let names = (run: "REASONOPS_RUN", trial: "REASONOPS_TRIAL")

  var variables: [String: String] {
    var variables = [Self.names.run: run]
    if let trial { variables[Self.names.trial] = trial }
    return variables
  }

  /// Whether a process belongs to it.
  ///
  /// - Parameter environment: of the process, `NAME=value` by `NAME=value` with zero bytes between.
  func marks(environment: [UInt8]) -> Bool {
    let lines = environment.split(separator: 0)
    return variables.allSatisfy { name, value in
      let line = Array("\(name)=\(value)".utf8)
      return lines.contains { $0.elementsEqual(line) }
    }
  }
}

/// Two environment variables that identify the processes of a run, whatever became of their parents and groups.
package struct ProcessMark: Sendable, Hashable {
  /// The identity of the run: the path of its files.
  package var run: String
  /// The trial within the run; nil matches all trials.
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

  /// Returns true if a process belongs to the run and the trial.
  ///
  /// - Parameter environment: The environment of the process, as `NAME=value` entries separated by zero bytes.
  func marks(environment: [UInt8]) -> Bool {
    let lines = environment.split(separator: 0)
    return variables.allSatisfy { name, value in
      let line = Array("\(name)=\(value)".utf8)
      return lines.contains { $0.elementsEqual(line) }
    }
  }
}

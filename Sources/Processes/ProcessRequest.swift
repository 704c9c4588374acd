/// A program to be run.
package struct ProcessRequest: Sendable {
  /// The program and its arguments, as they reach it.
  package var words: [String]
  package var environment: [String: String]
  /// Where it runs.
  package var folder: String
  /// Seconds after which it is ended; nil for no limit.
  package var timeLimit: Double?
  /// By what its processes are known.
  package var mark: ProcessMark

  package init(
    _ words: [String], environment: [String: String], in folder: String, timeLimit: Double? = nil, mark: ProcessMark
  ) {
    self.words = words
    self.environment = environment
    self.folder = folder
    self.timeLimit = timeLimit
    self.mark = mark
  }
}

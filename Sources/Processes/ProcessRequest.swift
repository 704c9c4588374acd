/// A program to run.
package struct ProcessRequest: Sendable {
  /// The program and its arguments. No shell interprets them.
  package var words: [String]
  package var environment: [String: String]
  /// The working directory.
  package var folder: String
  /// The seconds after which the program is ended; nil for no limit.
  package var timeLimit: Double?
  /// The mark that identifies its processes.
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

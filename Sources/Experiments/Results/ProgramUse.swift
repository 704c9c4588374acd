/// What a program took as a trial.
package struct ProgramUse: Sendable {
  /// How often it was started in this run.
  package var attempts = 1
  /// Of the largest of its processes.
  package var peakMegabytes = 0.0
  /// Which version of the command and its inputs made the row.
  package var version = ""

  package init(version: String) {
    self.version = version
  }
}

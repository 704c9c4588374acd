/// The resources that a trial of a program used, and the version that ran.
package struct ProgramUse: Sendable {
  /// The number of times that the program was started in this run.
  package var attempts = 1
  /// The peak memory of the largest process of all attempts, in megabytes.
  package var peakMegabytes = 0.0
  /// The seconds of all attempts together.
  package var seconds = 0.0
  /// A digest of the command, its inputs and its environment, which tells versions apart.
  package var version = ""

  package init(version: String) {
    self.version = version
  }
}

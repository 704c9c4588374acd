import Foundation

/// The executable that is running, to be started again: by Slurm, or to be measured.
enum ThisProgram {
  static var path: String {
    Bundle.main.executableURL?.path(percentEncoded: false) ?? CommandLine.arguments[0]
  }
}

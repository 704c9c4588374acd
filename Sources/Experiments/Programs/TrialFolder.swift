import Basics
import Platform

/// The folder of one trial of a program, with its files and logs.
struct TrialFolder {
  /// The absolute path of the folder.
  let path: String

  /// - Parameters:
  ///   - run: the absolute path of the run's folder.
  ///   - parameters: the names of the parameters in their order.
  init(of trial: Trial, in run: String, parameters: [String]) {
    path = "\(run)/trials/\(Self.name(of: trial, parameters))"
  }

  /// The greatest number of bytes of the values in a folder's name.
  private static let mostBytes = 60

  /// Returns a name such as `mlp_1e-3_0-5f3a…`. It begins with the values, so that people find the folder. The hash of
  /// the trial follows, because values that differ only in replaced characters look the same.
  static func name(of trial: Trial, _ parameters: [String]) -> String {
    let values = parameters.map { trial.settings[$0] ?? "" } + [String(trial.seed)]
    let readable = values.joined(separator: "_").utf8.prefix(mostBytes).map { isHarmless($0) ? $0 : UInt8(ascii: "-") }
    let digits = String(trial.stableHash, radix: 16)
    let hash = String(repeating: "0", count: 16 - digits.count) + digits
    let beginning = String(decoding: readable, as: UTF8.self)
    return (beginning.utf8.first == UInt8(ascii: ".") ? "_" : "") + "\(beginning)-\(hash)"
  }

  /// Returns true for ASCII letters and digits, `.`, `-` and `_`.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Returns the path of a file in the folder.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Prepares the folder for an attempt. Results of an earlier attempt are removed, since they would count for this
  /// one.
  ///
  /// - Parameters:
  ///   - results: the names of the files to remove.
  ///   - links: the links to the inputs.
  /// - Throws: `cannotCreate`.
  func prepare(without results: [String], links: [InputLinks.Link]) throws(Diagnostic) {
    try OutputFolder.create(path)
    for name in results {
      guard FileStatus(at: self(name), followingLinks: false) != nil else { continue }
      try OutputPath(self(name), inputs: .none, replacing: .everything).remove()
    }
    for link in links { try OutputFolder.link(self(link.name), to: link.file) }
  }

  /// The greatest number of bytes of a log.
  static let longestLog = 10_000_000

  func log(_ name: String) throws(Diagnostic) -> LogFile {
    let output = try OutputPath(self(name), inputs: .none, replacing: .everything)
    return try LogFile(output, most: Self.longestLog, heading: "--- started again at \(UTCDate.now()) UTC ---")
  }
}

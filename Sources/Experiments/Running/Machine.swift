import Basics
import Platform

/// Facts about the machine of a run, for its record.
package enum Machine {
  package static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The number of cores that this process may use: those of the machine, or those that a cluster gives to the job.
  package static var cores: Int {
    ProcessInfo.processInfo.activeProcessorCount
  }

  /// The name of the processor, such as `AMD EPYC 9R14`; empty if the system does not tell it.
  package static var processor: String {
    let lines = (try? InputFile.text(at: "/proc/cpuinfo"))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return model.map { String($0.drop { $0 == " " }) } ?? ""
  }

  /// The operating system and its release, such as `Linux 6.1.0`.
  package static var system: String {
    var names = utsname()
    guard uname(&names) == 0 else { return "" }
    return Self.text(names.sysname) + " " + Self.text(names.release)
  }

  private static func text<Characters>(_ characters: Characters) -> String {
    withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

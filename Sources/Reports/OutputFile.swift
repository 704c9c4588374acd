import Basics

/// A file of a report: what it shows, as a hash that does not depend on image bytes, and how to make it.
struct OutputFile: Sendable {
  /// Seen from the report's folder.
  var name: String
  var content: Content
  /// What it should not exceed; nil where its size does not matter.
  var budget: Budget?

  /// Bytes beyond which a file is too large for many readers, and what helps against it.
  struct Budget: Sendable {
    var bytes: Int
    var advice: String
  }

  enum Content: Sendable {
    /// Compared without the parts that `comparable` removes.
    case text(make: @Sendable () throws -> String, comparable: @Sendable (String) -> String)
    /// Compared by what was drawn; made only if that has changed.
    case drawn(UInt64, make: @Sendable () throws -> [UInt8])
  }

  static func text(
    _ name: String, budget: Budget? = nil, comparable: @escaping @Sendable (String) -> String = { $0 },
    make: @escaping @Sendable () throws -> String
  ) -> OutputFile {
    OutputFile(name: name, content: .text(make: make, comparable: comparable), budget: budget)
  }
}

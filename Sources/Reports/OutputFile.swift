import Basics

/// A file of a report: its name, what it shows, and how to make it.
struct OutputFile: Sendable {
  /// The path relative to the report's folder.
  var name: String
  var content: Content
  /// The size that it should not exceed; nil if its size does not matter.
  var budget: Budget?

  /// A size in bytes that is too large for many readers, and advice on how to reduce it.
  struct Budget: Sendable {
    var bytes: Int
    var advice: String
  }

  enum Content: Sendable {
    /// A text. It is compared with the existing file after `comparable` has removed some parts of both.
    case text(make: @Sendable () throws -> String, comparable: @Sendable (String) -> String)
    /// Bytes that are made from a drawing. They are compared by the hash of the drawing, and made only if it has
    /// changed.
    case drawn(UInt64, make: @Sendable () throws -> [UInt8])
  }

  static func text(
    _ name: String, budget: Budget? = nil, comparable: @escaping @Sendable (String) -> String = { $0 },
    make: @escaping @Sendable () throws -> String
  ) -> OutputFile {
    OutputFile(name: name, content: .text(make: make, comparable: comparable), budget: budget)
  }
}

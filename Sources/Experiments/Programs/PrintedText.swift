import Basics
import Platform
import Processes

/// What a program prints to one stream: the beginning of it in a log, and in memory the last lines that may count.
final class PrintedText: ProcessOutput {
  private let log: LogFile
  private let isKept: (ArraySlice<UInt8>) -> Bool
  /// The last lines that are kept, without their ends.
  private(set) var lines: [[UInt8]] = []
  /// A line whose end has not come yet.
  private var line: [UInt8] = []
  private var isTooLong = false

  private static let mostLines = 8
  private static let longestLine = 1_000_000

  /// - Parameter isKept: whether a line may count; it is not blank.
  init(_ log: LogFile, keeping isKept: @escaping (ArraySlice<UInt8>) -> Bool = { _ in true }) {
    self.log = log
    self.isKept = isKept
  }

  func take(_ bytes: UnsafeRawBufferPointer) {
    log.take(bytes)
    var rest = bytes
    // Of the C library, since a program can print gigabytes.
    while let start = rest.baseAddress, let end = memchr(start, Int32(UInt8(ascii: "\n")), rest.count) {
      let count = UnsafeRawPointer(end) - start
      add(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      finishLine()
      rest = UnsafeRawBufferPointer(rebasing: rest[(count + 1)...])
    }
    add(rest)
  }

  private func add(_ bytes: UnsafeRawBufferPointer) {
    guard !isTooLong else { return }
    isTooLong = line.count + bytes.count > Self.longestLine
    if isTooLong { line = [] } else { line += bytes }
  }

  /// At the end of the stream, where the last line may have no end.
  func finishLine() {
    let content = line.drop { Self.isBlank($0) }
    if !isTooLong && !content.isEmpty && isKept(content) {
      if lines.count == Self.mostLines { lines.removeFirst() }
      lines.append(Array(content))
    }
    line.removeAll(keepingCapacity: line.count < 10_000)
    isTooLong = false
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  /// The last line that is not blank, as text, its beginning if it is long; nil if nothing was printed.
  var lastLine: String? {
    lines.last.map { line in
      let text = String(decoding: line.prefix(300), as: UTF8.self)
      return line.count > 300 ? text + "…" : text
    }
  }
}

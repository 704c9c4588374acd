import Basics
import Platform
import Processes

/// The output of a program to one stream. Its beginning is written to a log, and the last lines that matter are kept in
/// memory.
final class PrintedText: ProcessOutput {
  private let log: LogFile
  private let isKept: (ArraySlice<UInt8>) -> Bool
  /// The last kept lines, without line ends and leading blanks.
  private(set) var lines: [[UInt8]] = []
  /// The beginning of a line whose end has not been printed yet.
  private var line: [UInt8] = []
  private var isTooLong = false

  private static let mostLines = 8
  private static let longestLine = 1_000_000

  /// - Parameter isKept: returns true for a line to keep. It is called for lines that are not blank.
  init(_ log: LogFile, keeping isKept: @escaping (ArraySlice<UInt8>) -> Bool = { _ in true }) {
    self.log = log
    self.isKept = isKept
  }

  func take(_ bytes: UnsafeRawBufferPointer) {
    log.take(bytes)
    var rest = bytes
    // `memchr` is fast, and a program can print gigabytes.
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

  /// Ends a line. Must also be called at the end of the stream, since the last line may have no line end.
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

  /// The last kept line as text, cut after 300 bytes; nil if there is none.
  var lastLine: String? {
    lines.last.map { line in
      let text = String(decoding: line.prefix(300), as: UTF8.self)
      return line.count > 300 ? text + "…" : text
    }
  }
}

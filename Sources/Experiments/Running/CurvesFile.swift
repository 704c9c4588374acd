import Basics
import Platform

/// The rows of curves.csv, which are written before the result row of their trial.
enum CurvesFile {
  /// Removes the rows at the end whose trial has no result row, and an incomplete last line: a run died between writing
  /// the two. Rows of other trials come before them, because one writer appends trial by trial.
  static func cutOrphans(of file: OutputPath, hasRow: (Trial) -> Bool) throws(Diagnostic) {
    let path = file.path
    guard let descriptor = try InputFile.regular(path) else { return }
    defer { close(descriptor) }
    let length = Int(lseek(descriptor, 0, SEEK_END))
    guard length > 0 else { return }
    // Mapped, so that only the pages at the end are read, however long the file is.
    let mapping = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let mapping, mapping != MAP_FAILED else { throw AtomicFile.failure(.writeFailed, "cannot read '\(path)'") }
    defer { munmap(mapping, length) }
    let end = try endOfWholeTrials(UnsafeRawBufferPointer(start: mapping, count: length), path, hasRow)
    guard end < length else { return }
    try AppendedFile.cut(file, to: end)
  }

  /// The offset after the last line that is the header or belongs to one of the trials.
  private static func endOfWholeTrials(
    _ bytes: UnsafeRawBufferPointer, _ path: String, _ hasRow: (Trial) -> Bool
  ) throws(Diagnostic) -> Int {
    var end = lineEnd(before: bytes.count, bytes)
    guard end > 0 else { return 0 }
    let reader = TrialReader(try CurvesHeader(HeaderLine.names(in: bytes), of: path).names)
    while true {
      let start = lineEnd(before: end - 1, bytes)
      let line = String(decoding: bytes[start..<end - 1], as: UTF8.self)
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      if start == 0 || reader.trial(fields).map(hasRow) == true { return end }
      end = start
    }
  }

  /// The offset after the last line end before `offset`; 0 if there is none.
  private static func lineEnd(before offset: Int, _ bytes: UnsafeRawBufferPointer) -> Int {
    var index = offset
    while index > 0 && bytes[index - 1] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }
}

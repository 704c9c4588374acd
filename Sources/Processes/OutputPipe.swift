import Basics
import CProcesses
import Platform

/// The pipe that receives the output of a program.
final class OutputPipe {
  /// The end that this program reads from; -1 once the program has closed the other end.
  private(set) var reading: Int32 = -1
  private(set) var writing: Int32 = -1
  private let output: any ProcessOutput

  /// - Throws: `cannotCreate` if the system allows no more open files.
  init(_ output: any ProcessOutput) throws(Diagnostic) {
    self.output = output
    var ends: [Int32] = [-1, -1]
    guard process_pipe(&ends) == 0 else {
      throw AtomicFile.failure(
        .cannotCreate, "a program cannot be started",
        hint: "raise the limit of open files (ulimit -n), or use fewer --jobs")
    }
    (reading, writing) = (ends[0], ends[1])
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  deinit {
    closeWriting()
    closeReading()
  }

  var isOpen: Bool { reading >= 0 }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  private func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  /// Passes on the bytes that are in the pipe. Closes the pipe at the end of the stream.
  ///
  /// - Parameters:
  ///   - buffer: The memory to read into.
  ///   - most: The number of bytes after which reading stops, so that a program that prints without end cannot keep the
  ///     thread from checking the time limit.
  func drain(into buffer: UnsafeMutableRawBufferPointer, most: Int = 1 << 22) {
    var taken = 0
    while isOpen && taken < most {
      let count = read(reading, buffer.baseAddress, buffer.count)
      let reason = errno
      if count > 0 {
        output.take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        taken += count
      } else if count == 0 || (reason != EAGAIN && reason != EINTR) {
        closeReading()
      } else if reason == EAGAIN {
        return
      }
    }
  }
}

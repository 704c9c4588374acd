import Basics
import CProcesses
import Platform

/// The pipe that a program prints to.
final class OutputPipe {
  /// This program's end; -1 once the other end is closed.
  private(set) var reading: Int32 = -1
  private(set) var writing: Int32 = -1
  private let output: any ProcessOutput

  /// - Throws: `cannotCreate` where the system gives no more open files.
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

  /// Hands on what is there; at the end of the stream the pipe is closed.
  ///
  /// - Parameter most: bytes that are read at once, so that a program that prints without end cannot keep the thread from
  ///   looking at the clock.
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

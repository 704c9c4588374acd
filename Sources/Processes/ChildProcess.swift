import Basics
import CProcesses
import Platform

/// A program that runs: its output is handed on, its time is kept, and at its end nothing of it is left alive.
package struct ChildProcess {
  private let process: pid_t
  private let mark: ProcessMark
  private let pipes: [OutputPipe]
  /// Readable once the process has ended; -1 where the system has no such thing.
  private let ending: Int32
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let timeLimit: Double?

  /// Seconds between a request to end and the end.
  package static let grace = 5.0
  /// Seconds between two looks at what nothing tells of: a stop, or a time limit.
  private static let pause = 0.05

  /// Runs a program to its end.
  ///
  /// - Throws: `notFound` if it cannot be started.
  package static func run(
    _ request: ProcessRequest, output: any ProcessOutput, errors: any ProcessOutput, isStopping: () -> Bool
  ) throws(Diagnostic) -> ProcessOutcome {
    let child = try ChildProcess(request, output, errors)
    return child.finish(isStopping)
  }

  private init(
    _ request: ProcessRequest, _ output: any ProcessOutput, _ errors: any ProcessOutput
  ) throws(Diagnostic) {
    let pipes = [try OutputPipe(output), try OutputPipe(errors)]
    start = clock.now
    process = try Spawn.start(request, output: pipes[0].writing, errors: pipes[1].writing)
    RunningGroups.insert(process)
    pipes.forEach { $0.closeWriting() }
    (mark, timeLimit) = (request.mark, request.timeLimit)
    self.pipes = pipes
    ending = process_descriptor(process)
  }

  private var seconds: Double { (clock.now - start) / .seconds(1) }

  /// Whether the process is one that has ended; nothing is forgotten of it yet.
  private var hasEnded: Bool {
    var info = siginfo_t()
    while waitid(P_PID, id_t(process), &info, WEXITED | WNOHANG | WNOWAIT) != 0 {
      guard errno == EINTR else { return true }
    }
    #if canImport(Darwin)
    return info.si_pid == process
    #else
    return info.si_signo == SIGCHLD
    #endif
  }

  private func finish(_ isStopping: () -> Bool) -> ProcessOutcome {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer {
      buffer.deallocate()
      if ending >= 0 { close(ending) }
    }
    let forced = follow(buffer, isStopping)
    // The group cannot be another's while its leader is not waited for.
    _ = killpg(process, SIGKILL)
    RunningGroups.remove(process)
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    var outcome = forced.map(ProcessOutcome.init) ?? ProcessOutcome(status: status)
    outcome.seconds = seconds
    outcome.count(usage)
    outcome.leftBehind = LeftProcesses.endAdopted(mark)
    pipes.forEach { $0.drain(into: buffer) }
    return outcome
  }

  /// Hands on output until the process has ended.
  ///
  /// - Returns: why it was ended; nil if it ended by itself.
  private func follow(_ buffer: UnsafeMutableRawBufferPointer, _ isStopping: () -> Bool) -> ProcessOutcome.End? {
    var forced: (end: ProcessOutcome.End, until: Double)?
    while !wait(buffer) {
      let now = seconds
      if let forced {
        if now > forced.until { _ = killpg(process, SIGKILL) }
      } else if let end = reasonToEnd(now, isStopping) {
        forced = (end, now + Self.grace)
        _ = killpg(process, SIGTERM)
      }
    }
    return forced?.end
  }

  private func reasonToEnd(_ now: Double, _ isStopping: () -> Bool) -> ProcessOutcome.End? {
    if isStopping() { return .stopped }
    return timeLimit.map { now > $0 } == true ? .timeLimit : nil
  }

  /// Waits for output or the end, for a moment at most. True at the end.
  private func wait(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
    let open = pipes.filter(\.isOpen)
    var events = (open.map(\.reading) + [ending]).filter { $0 >= 0 }.map {
      pollfd(fd: $0, events: Int16(truncatingIfNeeded: POLLIN), revents: 0)
    }
    let pause = Int32(rounding: 1_000 * (open.isEmpty && ending < 0 ? Self.pause / 10 : Self.pause), within: 1...1_000)
    _ = poll(&events, nfds_t(events.count), pause)
    open.forEach { $0.drain(into: buffer) }
    return hasEnded
  }
}

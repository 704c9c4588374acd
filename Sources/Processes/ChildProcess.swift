import Basics
import CProcesses
import Platform

/// A running program. Its output is passed on, its time limit is enforced, and none of its processes survive it.
package struct ChildProcess {
  private let process: pid_t
  private let mark: ProcessMark
  private let pipes: [OutputPipe]
  /// A descriptor that becomes readable when the process has ended; -1 if the system has none.
  private let ending: Int32
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let timeLimit: Double?

  /// The seconds between SIGTERM and SIGKILL.
  package static let grace = 5.0
  /// The seconds between two checks for a stop and for the time limit, which send no event.
  private static let pause = 0.05

  /// Runs a program and waits until it has ended.
  ///
  /// - Parameters:
  ///   - request: The program, and how to run it.
  ///   - output: Receives the standard output.
  ///   - errors: Receives the standard error.
  ///   - isStopping: Returns true if the program must be ended now. It is called many times a second.
  /// - Throws: `notFound` if the program cannot be started, `cannotCreate` if no pipe can be made.
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

  /// True if the process has ended. `WNOWAIT` leaves it a zombie, so that its process number stays taken.
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
    // The process is not waited for yet, so its number cannot belong to another group.
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

  /// Passes on output until the process has ended. Ends it if it must stop or exceeds its time limit.
  ///
  /// - Returns: Why it was ended; nil if it ended by itself.
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

  /// Waits for output or the end of the process, but not longer than `pause`. Returns true if the process has ended.
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

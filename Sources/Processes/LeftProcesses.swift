import Basics
import CProcesses
import Platform

/// Processes that outlive the program that started them: daemons that leave their process group, and programs of a run
/// that was killed. On Linux they are recognised by their environment. On other systems none are found.
package enum LeftProcesses {
  /// True once `adopt` has made this process the parent of orphaned descendants.
  private static let areAdopted = Monitor(false)

  /// Makes this process the parent of all orphaned descendants, so that they are found without a search of all
  /// processes of the machine. The process must have no children other than those of a run.
  package static func adopt() {
    areAdopted.change { $0 = process_adopt_orphans() == 0 }
  }

  /// Kills the processes that a program left behind.
  ///
  /// - Returns: The number of processes that were killed.
  static func endAdopted(_ mark: ProcessMark) -> Int {
    guard areAdopted.access(\.self) else { return 0 }
    var count = 0
    // When a process is killed, its own children become children of this process, so look again.
    for _ in 0..<100 {
      let left = adopted().filter { mark.marks(environment: environment(of: $0)) }
      guard !left.isEmpty else { break }
      for process in left {
        _ = kill(process, SIGKILL)
        forget(process, 0)
      }
      count += left.count
    }
    for process in adopted() { forget(process, WNOHANG) }
    return count
  }

  /// Waits for a child that has ended, so that the system can release it.
  private static func forget(_ process: pid_t, _ options: Int32) {
    var status: Int32 = 0
    while waitpid(process, &status, options) < 0 && errno == EINTR {}
  }

  /// Returns the children of the first thread. Orphans become its children, and it starts no programs itself while
  /// trials run.
  private static func adopted() -> [pid_t] {
    let own = getpid()
    let path = "/proc/self/task/\(own)/children"
    guard let bytes = InputFile.kept(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
  }

  private static func environment(of process: pid_t) -> [UInt8] {
    InputFile.kept("/proc/\(process)/environ") ?? []
  }

  /// Kills all processes of a run whose own process no longer exists.
  ///
  /// - Returns: The number of processes that were found.
  package static func end(_ mark: ProcessMark) -> Int {
    var ended: Set<pid_t> = []
    for _ in 0..<100 {
      let found = all().filter { $0 != getpid() && mark.marks(environment: environment(of: $0)) }
      guard !found.isEmpty else { break }
      ended.formUnion(found)
      for process in found { _ = kill(process, SIGKILL) }
      usleep(20_000)
    }
    return ended.count
  }

  private static func all() -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }
  }
}

import Basics
import CProcesses
import Platform

/// Processes that outlive the program that started them: daemons that leave their group, and programs of a run that was
/// killed. On Linux their environment says whose they are; elsewhere none are found.
package enum LeftProcesses {
  /// Set once this process is the parent of all that its children leave behind.
  private static let areAdopted = Monitor(false)

  /// Makes this process the parent of what its children leave behind, so that it is found without looking at all
  /// processes of the machine. For a process whose only children are those of a run.
  package static func adopt() {
    areAdopted.change { $0 = process_adopt_orphans() == 0 }
  }

  /// Ends what a program that has just ended left behind.
  ///
  /// - Returns: how many processes there were.
  static func endAdopted(_ mark: ProcessMark) -> Int {
    guard areAdopted.access(\.self) else { return 0 }
    var count = 0
    // Those that an ended process had started become ours in turn.
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

  /// Takes note of the end of a child, so that the system can forget it.
  private static func forget(_ process: pid_t, _ options: Int32) {
    var status: Int32 = 0
    while waitpid(process, &status, options) < 0 && errno == EINTR {}
  }

  /// Children that no thread but the first has: it gets what others leave behind, and starts nothing itself while trials
  /// run.
  private static func adopted() -> [pid_t] {
    let own = getpid()
    let path = "/proc/self/task/\(own)/children"
    guard let bytes = InputFile.kept(path) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
  }

  private static func environment(of process: pid_t) -> [UInt8] {
    InputFile.kept("/proc/\(process)/environ") ?? []
  }

  /// Ends all processes of a run that no longer lives: those of an earlier process of this program.
  ///
  /// - Returns: how many there were.
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

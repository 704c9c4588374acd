import Basics
import Platform

/// The process groups of the programs that run, so that all can be ended where nobody waits for them any more.
package enum RunningGroups {
  private static let groups = Monitor<Set<pid_t>>([])

  static func insert(_ group: pid_t) { groups.access { _ = $0.insert(group) } }

  static func remove(_ group: pid_t) { groups.access { _ = $0.remove(group) } }

  /// Ends all at once.
  package static func kill() {
    groups.access { groups in
      for group in groups { _ = killpg(group, SIGKILL) }
    }
  }
}

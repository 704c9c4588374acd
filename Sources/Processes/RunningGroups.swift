import Basics
import Platform

/// The process groups of all running programs, so that they can be killed when this program must end at once.
package enum RunningGroups {
  private static let groups = Monitor<Set<pid_t>>([])

  static func insert(_ group: pid_t) { groups.access { _ = $0.insert(group) } }

  static func remove(_ group: pid_t) { groups.access { _ = $0.remove(group) } }

  /// Kills all running groups.
  package static func kill() {
    groups.access { groups in
      for group in groups { _ = killpg(group, SIGKILL) }
    }
  }
}

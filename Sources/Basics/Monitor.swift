import Platform

/// A value that threads share. One thread at a time has access, and threads can wait for a change. The standard
/// library's `Mutex` has no way to wait, and ThreadSanitizer does not support it.
package final class Monitor<State>: @unchecked Sendable {
  private var state: State
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  package init(_ state: sending State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` with exclusive access to the state. Does not wake threads that wait: use `change` for that.
  package func access<R>(_ body: (inout State) throws -> R) rethrows -> R {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body(&state)
  }

  /// Changes the state and wakes all threads that wait.
  package func change<R>(_ body: (inout State) throws -> R) rethrows -> R {
    try access { state in
      defer { pthread_cond_broadcast(condition) }
      return try body(&state)
    }
  }

  /// Waits until `body` returns a value, and returns it. `body` runs now and after each `change`, with exclusive
  /// access.
  package func wait<R>(for body: (inout State) -> R?) -> R {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) { return result }
      pthread_cond_wait(condition, mutex)
    }
  }

  /// Waits like `wait(for:)`, but no longer than the given number of seconds. Then returns nil if `body` still does.
  package func wait<R>(seconds: Double, for body: (inout State) -> R?) -> R? {
    var deadline = timespec()
    clock_gettime(CLOCK_REALTIME, &deadline)
    let nanoseconds = deadline.tv_nsec + Int(rounding: seconds * 1e9, within: 0...1_000_000_000_000_000)
    deadline.tv_sec += nanoseconds / 1_000_000_000
    deadline.tv_nsec = nanoseconds % 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    // The loop is needed because each change wakes this thread, also one that is not waited for.
    while true {
      if let result = body(&state) { return result }
      if pthread_cond_timedwait(condition, mutex, &deadline) != 0 { return body(&state) }
    }
  }
}

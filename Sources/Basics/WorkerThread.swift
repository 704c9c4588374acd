import Platform

/// A thread for work that keeps a core busy. Swift's cooperative pool is left to tasks that wait.
package struct WorkerThread {
  #if canImport(Darwin)
  private var handle: pthread_t?
  #else
  private var handle = pthread_t()
  #endif

  private final class Work {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }

  /// Starts a thread that runs `body`.
  ///
  /// - Throws: `cannotCreate` if the system gives no more threads.
  package init(_ body: @escaping @Sendable () -> Void) throws(Diagnostic) {
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
      &handle, nil,
      { argument in
        #if canImport(Darwin)
        let work = argument
        #else
        guard let work = argument else { return nil }
        #endif
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
      }, work)
    guard status == 0 else {
      Unmanaged<Work>.fromOpaque(work).release()
      throw Diagnostic(
        .cannotCreate, "no thread can be started: \(String(cString: strerror(status)))",
        hint: "raise the limit of threads (ulimit -u), or use fewer (--jobs)")
    }
  }

  /// Waits until the thread has ended.
  package func join() {
    #if canImport(Darwin)
    if let handle { pthread_join(handle, nil) }
    #else
    pthread_join(handle, nil)
    #endif
  }
}

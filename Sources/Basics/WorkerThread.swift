import Platform

/// A thread of its own for work that keeps a core busy; the cooperative pool is for work that waits.
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

  /// - Throws: `cannotCreate` where the system gives no more threads.
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

  package func join() {
    #if canImport(Darwin)
    if let handle { pthread_join(handle, nil) }
    #else
    pthread_join(handle, nil)
    #endif
  }
}

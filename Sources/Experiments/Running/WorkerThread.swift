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

  package init(_ body: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(body)).toOpaque()
    let status = pthread_create(
      &handle, nil,
      { argument in
        #if canImport(Darwin)
        let work = argument
        #else
        let work = argument!
        #endif
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().body()
        return nil
      }, work)
    precondition(status == 0, "no thread could be created: error \(status)")
  }

  package func join() {
    #if canImport(Darwin)
    pthread_join(handle!, nil)
    #else
    pthread_join(handle, nil)
    #endif
  }
}

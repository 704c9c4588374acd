import Basics
import Platform
import Preview
import Reports

/// A report that is served to a browser on this machine, and is made again whenever its files change.
struct LivePreview {
  private let state: PreviewState
  private let server: PreviewServer
  /// The state of the server.
  private let progress = Monitor(Stage.starting)

  private enum Stage {
    case starting
    case listening(address: String)
    case ended(any Error)
  }

  /// - Parameter name: The name of the notebook, for the page's title.
  init(name: String) {
    state = PreviewState(name: name)
    server = PreviewServer(state)
  }

  /// Makes the report in another thread, again and again.
  ///
  /// - Parameters:
  ///   - pipeline: Makes the report.
  ///   - rest: The pause after each report in microseconds, for a machine that has other work to do.
  ///   - prepare: Runs before the first report.
  /// - Throws: `cannotCreate` if no thread can be started.
  func follow(
    _ pipeline: ReportPipeline, rest: UInt32 = 0, after prepare: @escaping @Sendable () -> Void = {}
  ) throws(Diagnostic) {
    let (state, progress) = (state, progress)
    _ = try WorkerThread {
      prepare()
      do {
        try pipeline.live { report in
          switch report {
          case .made(let page, let notes, let pages): state.show(page: page, notes: notes, pages: pages)
          case .mistaken(let problem): state.show(problem: problem)
          }
          if rest > 0 { usleep(rest) }
        }
      } catch { progress.change { $0 = .ended(error) } }
    }
  }

  func show(problem: String) { state.show(problem: problem) }

  /// Starts the server, and waits until it listens.
  ///
  /// - Parameter port: The port; 0 for any free port.
  /// - Returns: The address of the page.
  /// - Throws: `cannotCreate` if the port cannot be used.
  func serve(port: UInt16) throws -> String {
    let (server, progress) = (server, progress)
    Task {
      do {
        try await server.run(port: port) { address in progress.change { $0 = .listening(address: address) } }
      } catch { progress.change { $0 = .ended(error) } }
    }
    return try progress.wait { stage -> Result<String, any Error>? in
      switch stage {
      case .starting: nil
      case .listening(let address): .success(address)
      case .ended(let error): .failure(error)
      }
    }.get()
  }

  /// Waits until the preview has ended, and returns the error that ended it.
  func end() -> any Error { progress.wait { if case .ended(let error) = $0 { error } else { nil } } }
}

import Basics
import Platform
import Preview
import Reports

/// A report that is served to a browser on this machine, and made anew whenever its files change.
struct LivePreview {
  private let state: PreviewState
  private let server: PreviewServer
  /// How far the server is.
  private let progress = Monitor(Stage.starting)

  private enum Stage {
    case starting
    case listening(address: String)
    case ended(any Error)
  }

  /// - Parameter name: of the notebook, for the page's title.
  init(name: String) {
    state = PreviewState(name: name)
    server = PreviewServer(state)
  }

  /// Makes the report in a thread of its own.
  ///
  /// - Parameters:
  ///   - rest: after each report, in microseconds, for a machine that has other work to do.
  ///   - prepare: what comes before the first report.
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

  /// - Parameter port: 0 for any that is free.
  /// - Returns: the address.
  /// - Throws: `cannotCreate` for a port that is taken.
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

  /// Waits for what ends it.
  func end() -> any Error { progress.wait { if case .ended(let error) = $0 { error } else { nil } } }
}

import Basics
import FlyingFox
import FlyingSocks
import Platform

/// Answers a browser on this machine, and nobody else.
package struct PreviewServer: Sendable {
  private let state: PreviewState
  /// That it listens at; 0 until it does.
  private let port = Monitor(0)

  /// For how long a request waits for a change: less than a browser or the server would wait.
  private static let patience = Duration.seconds(8)
  private static let look = Duration.milliseconds(15)

  package init(_ state: PreviewState) { self.state = state }

  /// Listens until the program ends.
  ///
  /// - Parameters:
  ///   - wanted: the port; 0 for any that is free.
  ///   - tell: is told the address.
  /// - Throws: `cannotCreate` for a port that is taken.
  package func run(port wanted: UInt16, telling tell: @escaping @Sendable (String) -> Void) async throws {
    let server = HTTPServer(
      address: try sockaddr_in.inet(ip4: "127.0.0.1", port: wanted), logger: .disabled,
      handler: ClosureHTTPHandler { request in await answer(request) })
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch {
          guard isListening else { throw Self.refusal(wanted) }
          throw error
        }
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let port)? = await server.listeningAddress else { return }
        self.port.change { $0 = Int(port) }
        tell("http://127.0.0.1:\(port)/")
      }
      // The first error ends both, which `waitForAll` would not do.
      while try await group.next() != nil {}
    }
  }

  private var isListening: Bool { port.access { $0 } != 0 }

  private static func refusal(_ port: UInt16) -> Diagnostic {
    Diagnostic(
      .cannotCreate, "port \(port) of 127.0.0.1 is taken, or may not be listened at",
      hint: "--port 0 takes any that is free")
  }

  private static let paths: Set<String> = ["/", "/preview.js", "/preview.css", "/report", "/report.pdf", "/state"]

  private func answer(_ request: HTTPRequest) async -> HTTPResponse {
    let claims = RequestGuard.Claims(
      method: request.method.rawValue, path: request.target.path(), host: request.headers[.host],
      origin: request.headers[HTTPHeader("Origin")], site: request.headers[HTTPHeader("Sec-Fetch-Site")])
    let isHead = claims.method == "HEAD"
    if let refusal = RequestGuard(port: port.access { $0 }, paths: Self.paths).refusal(of: claims) {
      return Answer(refusal.reason, status: refusal.status).response(isHead: isHead)
    }
    let version = request.query.first { $0.name == "after" }.flatMap { Int($0.value) }
    return await answer(claims.path, after: version).response(isHead: isHead)
  }

  /// - Parameter version: that the page has, if it asks for another.
  private func answer(_ path: String, after version: Int?) async -> Answer {
    switch path {
    case "/": Answer(.page, PackageResources.preview_html)
    case "/preview.js": Answer(.script, PackageResources.preview_js)
    case "/preview.css": Answer(.style, PackageResources.preview_css)
    case "/report": Answer(.report, Array(state.page.utf8))
    case "/report.pdf": pdf
    default: await change(after: version)
    }
  }

  private var pdf: Answer {
    do {
      return try state.pdf().map { Answer(.pdf, $0) } ?? Answer("there is no report yet", status: 404)
    } catch {
      return Answer("\(error)", status: 500)
    }
  }

  /// The state as soon as it is another than the one that the page has.
  private func change(after version: Int?) async -> Answer {
    let end = ContinuousClock.now + Self.patience
    while state.status.version == version, ContinuousClock.now < end { try? await Task.sleep(for: Self.look) }
    return Answer(.status, Array((try? JSONEncoder().encode(state.status)) ?? Data()))
  }
}

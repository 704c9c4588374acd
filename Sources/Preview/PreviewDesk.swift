import Basics
import NIOHTTP1
import Platform

/// Chooses the response to each request.
struct PreviewDesk: Sendable {
  let state: PreviewState
  /// The port that the server listens on.
  let port: Int

  /// How long a request for `/state` waits for a change. It is shorter than the time-outs of browsers and of the
  /// server.
  private static let patience = Duration.seconds(8)
  /// The pause between two checks for a change.
  private static let look = Duration.milliseconds(15)
  private static let paths: Set<String> = ["/", "/preview.js", "/preview.css", "/report", "/report.pdf", "/state"]

  func answer(_ request: HTTPRequestHead) async -> Answer {
    let target = request.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let headers = request.headers
    let claims = RequestGuard.Claims(
      method: request.method.rawValue, path: target[0], host: headers.only("Host"),
      origin: headers.first(name: "Origin"),
      site: headers.first(name: "Sec-Fetch-Site"))
    if let refusal = RequestGuard(port: port, paths: Self.paths).refusal(of: claims) {
      return Answer(refusal.reason, status: refusal.status)
    }
    return await answer(target[0], after: target.count > 1 ? Self.version(target[1]) : nil)
  }

  /// Returns the version that the page shows, from a query such as `after=3`.
  private static func version(_ query: String) -> Int? {
    query.split(separator: "&").first { $0.hasPrefix("after=") }.flatMap { Int($0.dropFirst("after=".count)) }
  }

  /// - Parameter version: The version that the page shows, if the request waits for a newer one.
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

  /// Returns the state as soon as its version differs from the given one, or when `patience` has passed.
  private func change(after version: Int?) async -> Answer {
    let end = ContinuousClock.now + Self.patience
    while state.status.version == version, ContinuousClock.now < end { try? await Task.sleep(for: Self.look) }
    return Answer(.status, Array((try? JSONEncoder().encode(state.status)) ?? Data()))
  }
}

extension HTTPHeaders {
  /// Returns the value of a header. Returns nil if it is missing, or if it occurs twice, because then it is ambiguous.
  fileprivate func only(_ name: String) -> String? {
    let values = self[name]
    return values.count == 1 ? values[0] : nil
  }
}

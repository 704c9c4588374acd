/// Decides which requests are answered: only those of the preview's own page.
///
/// `Host` reveals a foreign host name that was made to lead to this machine (DNS rebinding). `Origin` and
/// `Sec-Fetch-Site` reveal a page of another site (W3C, *Fetch Metadata Request Headers*).
package struct RequestGuard: Sendable {
  /// The parts of a request that the decision depends on.
  package struct Claims: Sendable {
    package var method: String
    /// The path as it was sent, not decoded.
    package var path: String
    package var host: String?
    package var origin: String?
    package var site: String?

    package init(method: String, path: String, host: String?, origin: String? = nil, site: String? = nil) {
      (self.method, self.path, self.host, self.origin, self.site) = (method, path, host, origin, site)
    }
  }

  package struct Refusal: Equatable, Sendable {
    package var status: Int
    package var reason: String
  }

  private let hosts: Set<String>
  private let paths: Set<String>

  /// - Parameters:
  ///   - port: The port that the server listens on.
  ///   - paths: All paths that the server knows.
  package init(port: Int, paths: Set<String>) {
    // Browsers omit the default port of HTTP.
    let names = ["127.0.0.1", "localhost"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    self.paths = paths
  }

  /// Returns why a request is refused, or nil if it is answered.
  package func refusal(of request: Claims) -> Refusal? {
    guard let host = request.host, hosts.contains(host.lowercased()) else {
      return Refusal(status: 421, reason: "another host is asked for")
    }
    guard request.origin == nil || request.origin == "http://\(host)" else {
      return Refusal(status: 403, reason: "the request comes from another page")
    }
    guard ["same-origin", "none", nil].contains(request.site) else {
      return Refusal(status: 403, reason: "the request comes from another site")
    }
    guard ["GET", "HEAD"].contains(request.method) else {
      return Refusal(status: 405, reason: "only GET and HEAD are answered")
    }
    guard paths.contains(request.path) else { return Refusal(status: 404, reason: "there is no such page") }
    return nil
  }
}

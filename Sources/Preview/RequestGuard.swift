/// Which requests of a browser are answered: those of the preview's own page.
///
/// A name that somebody else has made to lead to this machine is known by `Host`, and a page of another site by `Origin` and
/// `Sec-Fetch-Site` (W3C, *Fetch Metadata Request Headers*).
package struct RequestGuard: Sendable {
  /// What a request says of itself.
  package struct Claims: Sendable {
    package var method: String
    /// As it was sent, not decoded.
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
  ///   - port: that the server listens at.
  ///   - paths: all that there are.
  package init(port: Int, paths: Set<String>) {
    // A browser leaves out the port that the protocol has anyway.
    let names = ["127.0.0.1", "localhost"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
    self.paths = paths
  }

  /// Nil for a request that is answered.
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

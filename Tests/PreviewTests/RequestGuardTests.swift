import Preview
import Testing

/// Which requests are answered and which are refused.
@Suite struct RequestGuardTests {
  private typealias Claims = RequestGuard.Claims

  private static let port = 8642
  private let `guard` = RequestGuard(port: port, paths: ["/", "/report", "/report.pdf"])

  private func status(_ claims: Claims) -> Int? { `guard`.refusal(of: claims)?.status }

  @Test(arguments: ["127.0.0.1:8642", "localhost:8642", "LocalHost:8642"], ["GET", "HEAD"])
  func thePageItselfIsAnswered(_ host: String, _ method: String) {
    for path in ["/", "/report", "/report.pdf"] {
      #expect(status(Claims(method: method, path: path, host: host)) == nil)
      #expect(status(Claims(method: method, path: path, host: host, site: "same-origin")) == nil)
      #expect(status(Claims(method: method, path: path, host: host, site: "none")) == nil)
      #expect(status(Claims(method: method, path: path, host: host, origin: "http://\(host)")) == nil)
    }
  }

  /// A foreign name that was made to lead to 127.0.0.1 (DNS rebinding) is refused.
  @Test(
    arguments: [
      nil, "", "evil.example", "evil.example:8642", "127.0.0.1", "localhost", "127.0.0.1:80", "127.0.0.1:86420",
      "127.0.0.1:8642.evil.example", "127.0.0.1:8642@evil.example", "localhost.evil.example:8642", "0.0.0.0:8642",
      "[::1]:8642", "127.0.0.1:8642, evil.example", "127.0.0.2:8642", "127.1:8642", "2130706433:8642",
    ])
  func otherHostsAreRefused(_ host: String?) {
    #expect(status(Claims(method: "GET", path: "/", host: host)) == 421)
  }

  @Test(
    arguments: [
      "", "null", "http://evil.example", "https://127.0.0.1:8642", "http://127.0.0.1", "http://127.0.0.1:8643",
      "http://localhost:8642", "http://127.0.0.1:8642/", "http://127.0.0.1:8642.evil.example", "file://",
    ])
  func otherOriginsAreRefused(_ origin: String) {
    #expect(status(Claims(method: "GET", path: "/", host: "127.0.0.1:8642", origin: origin)) == 403)
  }

  @Test(arguments: ["cross-site", "same-site", "", "SAME-ORIGIN"]) func otherSitesAreRefused(_ site: String) {
    #expect(status(Claims(method: "GET", path: "/report", host: "127.0.0.1:8642", site: site)) == 403)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "get", "", "PROPFIND"])
  func otherMethodsAreRefused(_ method: String) {
    #expect(status(Claims(method: method, path: "/", host: "127.0.0.1:8642")) == 405)
  }

  /// No path outside the list exists, however it is written.
  @Test(
    arguments: [
      "", "*", "//", "/.", "/./report", "/../etc/passwd", "/report/../../etc/passwd", "/%2e%2e/etc/passwd",
      "/%2E%2E%2Fetc%2Fpasswd", "/..%2f..%2fetc/passwd", "/%252e%252e/etc/passwd", "/report%00", "/report.pdf/",
      "/Report", "\\..\\..\\x", "/..\\x", "/results.csv", "file:///etc/passwd", "http://127.0.0.1:8642/report",
      "/%72eport", "/report;x", "/\u{2025}/report",
    ])
  func otherPathsAreRefused(_ path: String) {
    #expect(status(Claims(method: "GET", path: path, host: "127.0.0.1:8642")) == 404)
  }

  /// Browsers omit port 80.
  @Test func thePortOfTheProtocolNeedNotBeNamed() {
    let usual = RequestGuard(port: 80, paths: ["/"])
    #expect(usual.refusal(of: Claims(method: "GET", path: "/", host: "localhost")) == nil)
    #expect(usual.refusal(of: Claims(method: "GET", path: "/", host: "evil.example"))?.status == 421)
  }
}

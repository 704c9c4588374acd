import NIOHTTP1

/// A response to the browser, with its headers.
struct Answer: Sendable {
  struct Kind {
    var type: String
    /// The Content-Security-Policy header. A report has a further policy in its own page.
    var policy: String

    static let page = Kind(
      type: "text/html; charset=utf-8",
      policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        + "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
    static let report = Kind(type: "text/html; charset=utf-8", policy: "frame-ancestors 'self'")
    static let pdf = Kind(type: "application/pdf", policy: "frame-ancestors 'self'")
    static let script = Kind(type: "text/javascript; charset=utf-8", policy: "default-src 'none'")
    static let style = Kind(type: "text/css; charset=utf-8", policy: "default-src 'none'")
    static let status = Kind(type: "application/json", policy: "default-src 'none'")
    static let text = Kind(type: "text/plain; charset=utf-8", policy: "default-src 'none'")
  }

  private let kind: Kind
  let bytes: [UInt8]
  private let status: Int

  init(_ kind: Kind, _ bytes: [UInt8], status: Int = 200) {
    (self.kind, self.bytes, self.status) = (kind, bytes, status)
  }

  init(_ text: String, status: Int) { self.init(.text, Array("\(text)\n".utf8), status: status) }

  /// Returns the head of the response.
  ///
  /// - Parameters:
  ///   - version: The HTTP version of the request.
  ///   - staysOpen: True if the connection accepts another request.
  func head(version: HTTPVersion, staysOpen: Bool) -> HTTPResponseHead {
    var headers: HTTPHeaders = [
      "Content-Type": kind.type, "Content-Length": "\(bytes.count)", "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin", "Referrer-Policy": "no-referrer",
      "Content-Security-Policy": kind.policy, "Connection": staysOpen ? "keep-alive" : "close",
    ]
    if status == 405 { headers.add(name: "Allow", value: "GET, HEAD") }
    return HTTPResponseHead(version: version, status: HTTPResponseStatus(statusCode: status), headers: headers)
  }
}

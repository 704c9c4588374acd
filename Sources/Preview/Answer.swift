import FlyingFox
import Platform

/// What is sent to the browser, with what the browser may do with it.
struct Answer {
  struct Kind {
    var type: String
    /// Its policy, beside the one that a report has itself.
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
  private let bytes: [UInt8]
  private let status: Int

  init(_ kind: Kind, _ bytes: [UInt8], status: Int = 200) {
    (self.kind, self.bytes, self.status) = (kind, bytes, status)
  }

  init(_ text: String, status: Int) { self.init(.text, Array("\(text)\n".utf8), status: status) }

  /// - Parameter isHead: whether only the head of the answer is asked for.
  func response(isHead: Bool) -> HTTPResponse {
    var headers: HTTPHeaders = [
      .contentType: kind.type, .contentLength: "\(bytes.count)", HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff", HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin", HTTPHeader("Referrer-Policy"): "no-referrer",
    ]
    // A policy holds commas in no list: it goes in as one value.
    headers[HTTPHeader("Content-Security-Policy")] = kind.policy
    if status == 405 { headers[HTTPHeader("Allow")] = "GET, HEAD" }
    return HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: status == 200 ? "OK" : "Refused"), headers: headers,
      body: Data(isHead ? [] : bytes))
  }
}

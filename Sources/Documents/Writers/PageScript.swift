import Basics
import Markup
import Platform

/// The script of pages that ask for one. It only adds to the page: without it everything is there.
enum PageScript {
  /// Without the comments and the indentation, which only its authors need.
  private static let text: String = {
    let parts = [PackageResources.page_js, PackageResources.figures_js, PackageResources.tables_js]
    let lines = parts.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    return lines.map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }()

  static var element: HTML { "<script>\(HTML(script: text))</script>" }

  /// As a policy names it: a browser runs no script whose text has another hash.
  static let source: HTML = {
    let digits = Array(SHA256.digest(of: Array(text.utf8)).utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return "'sha256-\(Data(bytes).base64EncodedString())'"
  }()
}

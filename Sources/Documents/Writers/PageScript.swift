import Basics
import Markup
import Platform

/// The script of interactive pages. It only adds to a page; without it all content is there.
enum PageScript {
  /// The script without comments and indentation.
  private static let text: String = {
    let parts = [PackageResources.page_js, PackageResources.figures_js, PackageResources.tables_js]
    let lines = parts.flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n") }
    return lines.map { $0.drop { $0 == " " } }.filter { !$0.hasPrefix("//") }.joined(separator: "\n")
  }()

  static var element: HTML { "<script>\(HTML(script: text))</script>" }

  /// The source of the script for the content security policy. A browser runs only a script whose text has this hash.
  static let source: HTML = {
    let digits = Array(SHA256.digest(of: Array(text.utf8)).utf8).map { $0 < 58 ? $0 - 48 : $0 - 87 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    return "'sha256-\(Data(bytes).base64EncodedString())'"
  }()
}

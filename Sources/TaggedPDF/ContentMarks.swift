import Basics
import Graphics

/// Rewrites the content stream of a page: runs between marks become `/P <</MCID 3>> BDC … EMC`, and all other content
/// becomes an artifact.
struct ContentMarks {
  /// The numbers of the runs that paint something. The index in the array is the MCID on the page.
  private(set) var found: [Int] = []
  private(set) var output: [UInt8] = []
  private let runs: [PageRuns.Run]
  private let page: Int
  /// The number of runs that have begun.
  private var begun = 0
  private var state = State.outside
  /// For each marked-content sequence of cairo's own that is open: true if it is left out.
  private var isLeftOut: [Bool] = []

  private enum State {
    case outside, artifact
    case run(number: Int, start: Int, paints: Bool)
  }

  /// Rewrites a content stream.
  ///
  /// - Parameters:
  ///   - content: The decompressed content stream.
  ///   - runs: The runs of the whole file.
  ///   - page: The index of the page.
  ///   - count: The number of runs of this page.
  /// - Throws: an error if a mark is missing. Cairo drops a mark in a group with opacity, and under content that covers
  ///   the whole page. The text would then belong to the wrong element.
  init(_ content: [UInt8], runs: [PageRuns.Run], page: Int, count: Int) throws(Diagnostic) {
    (self.runs, self.page) = (runs, page)
    output.reserveCapacity(content.count + content.count / 4)
    try rewrite(content)
    guard begun == count else { throw .unexpectedPDF("page \(page + 1) has \(begun) of \(count) runs") }
  }

  private mutating func rewrite(_ bytes: [UInt8]) throws(Diagnostic) {
    var lexer = ObjectLexer(bytes)
    lexer.skipSpace()
    var statement = lexer.position
    while !lexer.isAtEnd {
      let token = lexer.position
      lexer.skipToken()
      let word = bytes[token..<min(lexer.position, bytes.count)]
      lexer.skipSpace()
      guard Self.isOperator(bytes[token]) else { continue }
      if word.elementsEqual("rg".utf8), let mark = RunMark(bytes, at: statement) {
        output += bytes[mark.kept]
        lexer.position = mark.end
        lexer.skipSpace()
        if mark.isEnd { try end(mark.number) } else { try begin(mark.number) }
      } else if !leavesOut(word, operands: bytes[statement..<token]) {
        if Self.paints(word) { touch() }
        output += bytes[statement..<min(lexer.position, bytes.count)]
      }
      statement = lexer.position
    }
    closeArtifact()
    if case .run(let number, _, _) = state { throw .unexpectedPDF("run \(number) does not end") }
  }

  /// Returns true if the operator must be left out: it begins or ends cairo's `ActualText` for a special space. Some
  /// readers lose the text after such a sequence, and no reader needs it.
  private mutating func leavesOut(_ word: ArraySlice<UInt8>, operands: ArraySlice<UInt8>) -> Bool {
    if word.elementsEqual("EMC".utf8) { return isLeftOut.popLast() ?? false }
    guard word.elementsEqual("BDC".utf8) || word.elementsEqual("BMC".utf8) else { return false }
    let isBlank = Self.blanks.contains { operands.starts(with: "/Span << /ActualText <feff\($0)> >>".utf8) }
    isLeftOut.append(isBlank)
    return isBlank
  }

  private static let blanks = ["00a0", "2002", "2003", "2009", "202f"]

  private mutating func begin(_ number: Int) throws(Diagnostic) {
    closeArtifact()
    guard case .outside = state, runs.indices.contains(number), runs[number].page == page else {
      throw .unexpectedPDF("run \(number) begins on page \(page + 1)")
    }
    begun += 1
    let start = output.count
    switch runs[number].owner {
    case .node(let path): output += "/\(path.last?.role.rawValue ?? "Span") <</MCID \(found.count)>> BDC\n".utf8
    case .artifact(let kind): output += "/Artifact \(kind.properties) BDC\n".utf8
    }
    state = .run(number: number, start: start, paints: false)
  }

  private mutating func end(_ number: Int) throws(Diagnostic) {
    guard case .run(number, let start, let paints) = state else { throw .unexpectedPDF("run \(number) ends") }
    state = .outside
    guard paints else { return forgetMark(from: start) }
    output += "EMC\n".utf8
    if case .node = runs[number].owner { found.append(number) }
  }

  /// Removes the beginning of a run that paints nothing. The graphics state that it set stays.
  private mutating func forgetMark(from start: Int) {
    let end = output[start...].firstIndex(of: UInt8(ascii: "\n")) ?? start
    output.removeSubrange(start...end)
  }

  /// Notes that something is painted: begins an artifact if no run is open.
  private mutating func touch() {
    switch state {
    case .outside:
      output += "/Artifact BMC\n".utf8
      state = .artifact
    case .run(let number, let start, false): state = .run(number: number, start: start, paints: true)
    case .artifact, .run: break
    }
  }

  private mutating func closeArtifact() {
    guard case .artifact = state else { return }
    output += "EMC\n".utf8
    state = .outside
  }

  private static func isOperator(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// Returns true if the operator begins a text, a path, an image or a shading. No mark may be written inside of those.
  private static func paints(_ word: ArraySlice<UInt8>) -> Bool {
    ["BT", "m", "re", "Do", "sh", "BI"].contains { word.elementsEqual($0.utf8) }
  }
}

extension DrawingTag.Artifact {
  fileprivate var properties: String {
    switch self {
    case .layout: "<</Type /Layout>>"
    case .header: "<</Type /Pagination/Subtype /Header>>"
    case .footer: "<</Type /Pagination/Subtype /Footer>>"
    }
  }
}

/// A mark in a content stream: `0.123 0.001 0.004 rg 0 0 0.125 0.125 re f` begins run 1004, and with 0.124 in place of
/// 0.123 ends it. Cairo may set an opacity between the colour and the rectangle.
struct RunMark {
  let number: Int
  let isEnd: Bool
  /// The bytes within the mark that must be kept: the operator that sets an opacity, if there is one.
  let kept: Range<Int>
  /// The position after the mark.
  let end: Int

  init?(_ bytes: [UInt8], at start: Int) {
    guard bytes[start...].starts(with: "0.12".utf8) else { return nil }
    var lexer = ObjectLexer(bytes, at: start)
    func next() -> String {
      lexer.skipSpace()
      let start = lexer.position
      if !lexer.isAtEnd { lexer.skipToken() }
      return String(decoding: bytes[start..<min(lexer.position, bytes.count)], as: UTF8.self)
    }
    func thousandths() -> Int { Int(rounding: (Double(next()) ?? -1) * 1000, within: -1000...1_000_000) }
    let (kind, high, low) = (thousandths(), thousandths(), thousandths())
    guard kind == 123 || kind == 124, high >= 0, low >= 0, next() == "rg" else { return nil }
    let keptStart = lexer.position
    var word = next()
    if word.hasPrefix("/") {
      guard next() == "gs" else { return nil }
      word = next()
    }
    let keptEnd = lexer.position - word.utf8.count
    guard word == "0", next() == "0", next() == "0.125", next() == "0.125", next() == "re", next() == "f" else {
      return nil
    }
    (number, isEnd, kept, end) = (high * 1000 + low, kind == 124, keptStart..<keptEnd, lexer.position)
  }
}

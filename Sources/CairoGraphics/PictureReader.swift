import Basics
import Dispatch
import Encoding
import Graphics

/// Reads picture files. Damaged files are found here and not when they are drawn.
package enum PictureReader {
  /// Reads and checks a picture.
  ///
  /// - Throws: `badData` for another format, and for a file that is damaged, too large or too slow to paint.
  package static func read(_ bytes: [UInt8], path: String) throws(Diagnostic) -> Picture {
    guard let format = Picture.Format(of: bytes) else {
      throw Diagnostic(
        .badData, "'\(path)' is no picture that can be shown", hint: "give a PNG, JPEG or SVG file")
    }
    let size = try size(bytes, format, path)
    try Limit.pixels.check(pixels(of: size), "'\(path)'")
    let picture = Picture(format, bytes: bytes, size: size, checksum: CRC32.of(bytes))
    guard let outcome = Self.trial(of: picture) else { throw Limit.seconds.exceeded("'\(path)'") }
    if let problem = outcome.problem { throw Diagnostic(.badData, "'\(path)' is damaged: \(problem.message)") }
    return picture
  }

  private struct Outcome: Sendable {
    var problem: Diagnostic?
  }

  /// Paints the picture once in another thread. Returns nil if that takes too long. The thread then goes on, because
  /// nothing can stop it before the program ends.
  private static func trial(of picture: Picture) -> Outcome? {
    let (outcome, isDone) = (Monitor<Outcome?>(nil), DispatchSemaphore(value: 0))
    DispatchQueue.global().async {
      var problem: Diagnostic?
      do throws(Diagnostic) { try PicturePainter.check(picture) } catch { problem = error }
      outcome.change { [problem] in $0 = Outcome(problem: problem) }
      isDone.signal()
    }
    guard isDone.wait(timeout: .now() + .seconds(Limit.seconds.most)) == .success else { return nil }
    return outcome.access { $0 }
  }

  private static func size(_ bytes: [UInt8], _ format: Picture.Format, _ path: String) throws(Diagnostic) -> Size {
    if format == .svg { return try SVGDocument(bytes).size }
    guard let header = PictureHeader(bytes) else {
      throw Diagnostic(.badData, "'\(path)' is damaged: it has no size")
    }
    let pixels = header.width.multipliedReportingOverflow(by: header.height)
    try Limit.pixels.check(
      pixels.overflow ? .max : pixels.partialValue, "'\(path)'")
    return header.size
  }

  /// Returns the area in square points as a number of pixels, to limit the size of vector pictures too.
  private static func pixels(of size: Size) -> Int {
    Int(rounding: size.width * size.height, .up, within: 1...(.max))
  }
}

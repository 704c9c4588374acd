import Basics
import Graphics
import Synchronization

/// Measures with the fonts that will be drawn with. Remembers every line it has measured; may be shared by threads.
package final class PangoTextMeasurer: TextMeasurer {
  private struct Key: Hashable {
    var text: String
    var font: Font
  }

  private let known = Mutex<[Key: TextExtents]>([:])

  package init() {}

  package func extents(of text: String, font: Font) throws(Diagnostic) -> TextExtents {
    let key = Key(text: text, font: font)
    if let extents = known.withLock({ $0[key] }) { return extents }
    let extents = try TextShaper().line(text, font: font).extents
    known.withLock { $0[key] = extents }
    return extents
  }
}

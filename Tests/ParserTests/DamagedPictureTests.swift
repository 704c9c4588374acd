import Basics
import CairoGraphics
import Foundation
import Graphics
import TestSupport
import Testing

/// Damaged picture files. Each is shown or refused.
@Suite struct DamagedPictureTests {
  @Test(arguments: ["small.png", "photo.jpg", "turned.jpg", "inks.jpg", "arch.svg"])
  func eachIsShownOrRefused(_ name: String) throws {
    let bytes = try InputFile.bytes(at: "\(Program.root)Tests/Fixtures/pictures/\(name)")
    var damager = InputDamager("picture \(name)", besides: ["<use href='#a'/>", "<svg>", "width='1e9'", "&a;"])
    for round in 0..<FuzzRounds.count(usual: 300) {
      do {
        let picture = try PictureReader.read(damager.damaged([bytes]), path: name)
        var drawing = Drawing(size: Size(20, 20))
        drawing.append(.picture(picture, Rectangle(x: 0, y: 0, width: 20, height: 20)))
        _ = try CairoRenderer.pdf([drawing], metadata: PDFMetadata(title: name))
        _ = try CairoRenderer.png(drawing, dpi: 72)
      } catch {
        #expect(!error.message.isEmpty, "round \(round)")
      }
    }
  }
}

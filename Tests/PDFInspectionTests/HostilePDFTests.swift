import Basics
import Foundation
import PDFInspection
import Testing

/// Files that are made to crash or stall a reader. Each is read, or refused with a message.
@Suite(.timeLimit(.minutes(5))) struct HostilePDFTests {
  private static let pages = """
    1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
    2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 612 792] >> endobj
    3 0 obj << /Type /Page /Parent 2 0 R >> endobj
    trailer << /Root 1 0 R >>

    """

  private func summary(_ objects: String) throws -> PDFSummary {
    try PDFSummary(Array("%PDF-1.4\n\(objects)".utf8), name: "a.pdf")
  }

  static let numbers = [
    "-1", "nan", "-nan", "inf", "-inf", "1e308", "-1e308", "1e18", "9999999999999999999", "0.5", "[1]", "(1)", "",
  ]

  @Test(arguments: numbers) func numbersOfStreamsMayBeAnything(number: String) throws {
    for entries in ["/First \(number) /N 1", "/First 4 /N \(number)", "/First 4 /N 1 /Length \(number)"] {
      let stream = "9 0 obj << /Type /ObjStm \(entries) >> stream\n7 0 << /A 1 >>\nendstream endobj\n"
      #expect(try summary(stream + Self.pages).pageSizes == [PageSize(width: 612, height: 792)], "\(entries)")
    }
  }

  @Test(arguments: numbers) func sizesOfPagesMayBeAnything(number: String) throws {
    let box = Self.pages.replacing("[0 0 612 792]", with: "[0 0 \(number) 792]")
    let problems = Preflight(.figure, widths: [234]).problems(of: try summary(box))
    #expect(problems == ["page 1 has no size between 3 and 14,400 points"])
  }

  /// 2⁴⁰ paths lead through forty objects, because each names the next one twice.
  @Test(arguments: ["Kids", "Form"]) func sharedObjectsAreVisitedOnce(kind: String) throws {
    let chain = (10..<50).map { number in
      let next = number + 1
      return kind == "Kids"
        ? "\(number) 0 obj << /Kids [\(next) 0 R \(next) 0 R] >> endobj"
        : "\(number) 0 obj << /Resources << /XObject << /A \(next) 0 R /B \(next) 0 R >> >> >> endobj"
    }
    let first = kind == "Kids" ? "/Kids [3 0 R 10 0 R]" : "/Kids [3 0 R] /Resources << /XObject << /A 10 0 R >> >>"
    let pages = Self.pages.replacing("/Kids [3 0 R]", with: first)
    #expect(try summary(chain.joined(separator: "\n") + pages).pageSizes.count == 1)
  }

  @Test func circlesEnd() throws {
    let circle = Self.pages.replacing("/Kids [3 0 R]", with: "/Kids [3 0 R 2 0 R 3 0 R]")
    #expect(try summary(circle).pageSizes.count == 1)
    let forms = "10 0 obj << /Resources << /XObject << /A 10 0 R /B 11 0 R >> >> >> endobj\n11 0 obj 11 0 R endobj\n"
    let drawing = Self.pages.replacing("/Count 1", with: "/Count 1 /Resources << /XObject << /A 10 0 R >> >>")
    #expect(try summary(forms + drawing).fonts == [])
    #expect(throws: Diagnostic.self) { try summary("1 0 obj 1 0 R endobj\ntrailer << /Root 1 0 R >>") }
  }

  @Test(arguments: ["[", "<<", "<< /A ", "(", "<", "[ << /A [ "]) func deepNestingEnds(bracket: String) throws {
    let deep = "9 0 obj " + String(repeating: bracket, count: 100_000)
    _ = try? summary(Self.pages + deep)
    _ = try? summary(Self.pages.replacing("/Count 1", with: "/Count " + String(repeating: bracket, count: 10_000)))
  }

  /// Each trailer contains all later trailers, and each object in the stream contains the rest of the stream.
  @Test func objectsWithinOneAnotherAreRefused() throws {
    let message = "'a.pdf' is too much work to read: its objects lie within one another or unpack to too many bytes"
    func refusal(_ objects: String) -> String? {
      do {
        _ = try summary(objects)
        return nil
      } catch {
        return (error as? Diagnostic)?.message
      }
    }
    #expect(refusal(Self.pages + String(repeating: "trailer (", count: 40_000)) == message)
    let offsets = (0..<10_000).map { "\($0 + 100) 0" }.joined(separator: " ")
    let stream = "9 0 obj << /Type /ObjStm /First \(offsets.utf8.count) /N 10000 >> stream\n\(offsets)["
    #expect(refusal(stream + String(repeating: "0 ", count: 100_000) + "endstream endobj\n" + Self.pages) == message)
    #expect(refusal(Self.pages + String(repeating: "1 0 obj << >> stream\n", count: 40_000)) == message)
  }
}

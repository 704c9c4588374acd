import Basics
import Documents
import Graphics
import Notebooks
import Testing

/// `templates/writeup.md` is made to be cut down: it is short and flat, and each section can be removed.
@Suite struct WriteupTests {
  private static func lines() throws -> [String] {
    try Templates.load("writeup.md").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func itIsShortAndFlat() throws {
    let lines = try Self.lines()
    #expect(lines.count <= 600)
    var depth = 0
    for (index, line) in lines.enumerated() {
      let text = line.trimmingSpaces
      if ["when", "choose", "each"].contains(where: { text.hasPrefix("<!-- \($0) ") }) { depth += 1 }
      if text.hasPrefix("<!-- end") { depth -= 1 }
      #expect(depth <= 2, "line \(index + 1) is \(depth) blocks deep")
    }
    #expect(depth == 0)
  }

  /// Returns the lines of each section, from its heading to the next heading of the same or a higher level.
  private static func sections() throws -> [Range<Int>] {
    let lines = try lines()
    func level(_ index: Int) -> Int? {
      let marks = lines[index].prefix { $0 == "#" }.count
      return marks > 0 && lines[index].dropFirst(marks).first == " " ? marks : nil
    }
    return lines.indices.compactMap { index in
      level(index).map { own in
        index..<(lines[(index + 1)...].indices.first { (level($0) ?? .max) <= own } ?? lines.endIndex)
      }
    }
  }

  @Test func eachSectionCanBeDeleted() throws {
    let sources = TemplateTests.sources(try TemplateTests.published)
    let sections = try Self.sections()
    #expect(sections.count > 20)
    for section in sections {
      var lines = try Self.lines()
      let title = lines[section.lowerBound]
      lines.removeSubrange(section)
      do {
        let notebook = try Notebook.parse(lines.joined(separator: "\n"), path: "writeup.md", load: Templates.load)
        _ = try notebook.evaluate(sources: sources, options: ReportOptions(), measurer: FixedWidthMeasurer())
      } catch {
        Issue.record("without '\(title)': \(error)")
      }
    }
  }
}

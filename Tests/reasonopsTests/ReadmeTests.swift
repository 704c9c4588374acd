import Foundation
import Testing

/// What the README says of the study is what the study's report says.
@Suite struct ReadmeTests {
  private static func words(_ path: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func itsFindingIsTheReports() throws {
    let quotations = try Self.words("README.md").matches(of: #/“([^”]{60,})”/#).map { String($0.output.1) }
    let report = try Self.words("reports/corrected/report.md")
    #expect(quotations.count == 2)
    for quotation in quotations { #expect(report.contains(quotation)) }
  }
}

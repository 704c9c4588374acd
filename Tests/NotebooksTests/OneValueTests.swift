import Documents
import Graphics
import GraphicsTestSupport
import Notebooks
import Testing
import Typesetting

/// One value of the CSV is the same in text, table, label and alternative text, because all come from one aggregate.
@Suite struct OneValueTests {
  private static let notebook = """
    ---
    identity: {cell: [flour, oven], replicate: [loaf]}
    ---
    Wheat rose by {{ mean(rise_mm where flour = wheat) | digits(1) }} mm.

    ```table
    label: t
    by: flour
    columns: [mean(rise_mm) | digits(1)]
    ```

    ```chart
    label: c
    mark: bar
    x: flour
    y: {value: mean(rise_mm), format: digits(1)}
    caption: Wheat has {{ mean(rise_mm where flour = wheat) | digits(1) }} mm.
    ```
    """

  /// Returns all texts with the mean of wheat, by where a reader sees them.
  private static func places(_ csv: String) throws -> [String: String] {
    let report = try Templates.report(notebook, path: "test.md", loaves: csv)
    guard case .paragraph(let prose)? = report.document.blocks.first else { return [:] }
    let figure = report.figures[0]
    let pages = try PageTypesetter(measurer: FixedWidthMeasurer()).pages(of: report.document)
    return [
      "prose": prose.plainText,
      "table": report.tables[0].rows.map { $0.map(\.plainText).joined(separator: " ") }.joined(separator: "\n"),
      "label": figure.drawing.texts.map(\.text).joined(separator: "\n"),
      "alternative text": figure.alternativeText,
      "caption": figure.caption.plainText,
      "Markdown": MarkdownWriter.write(report.document) { $0.label },
      "page": html(report.document),
      "PDF": pages.flatMap { $0.texts.map(\.text) }.joined(separator: "\n"),
    ]
  }

  @Test func aChangeInTheFileIsSeenEverywhere() throws {
    // The three cells of wheat have the means 96.63, 91.5 and 91.5. The first one becomes 84.63.
    let csv = try Templates.loaves
    let before = try Self.places(csv)
    let after = try Self.places(csv.replacing("wheat,stone,1,96.5", with: "wheat,stone,1,60.5"))
    #expect(before.count == 8)
    for (place, text) in before { #expect(text.contains("93.2") && !text.contains("89.2"), "\(place): \(text)") }
    for (place, text) in after { #expect(text.contains("89.2") && !text.contains("93.2"), "\(place): \(text)") }
  }
}

import CCairo
import Graphics

extension CairoSurface {
  /// Title, authors and dates of a PDF surface.
  func describe(_ metadata: PDFMetadata) {
    set(CAIRO_PDF_METADATA_TITLE, metadata.title)
    set(CAIRO_PDF_METADATA_AUTHOR, metadata.authors.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_SUBJECT, metadata.subject ?? "")
    set(CAIRO_PDF_METADATA_KEYWORDS, metadata.keywords.joined(separator: ", "))
    set(CAIRO_PDF_METADATA_CREATE_DATE, Self.dateText(metadata.creationTime) + "+00:00")
  }

  func addOutline(_ entries: [OutlineEntry], below parent: Int32 = 0) {
    for entry in entries {
      let identifier = cairo_pdf_surface_add_outline(
        pointer, parent, entry.title, "dest=\(quoted(entry.anchor))", CAIRO_PDF_OUTLINE_FLAG_OPEN)
      addOutline(entry.children, below: identifier)
    }
  }

  private func set(_ key: cairo_pdf_metadata_t, _ value: String) {
    if !value.isEmpty { cairo_pdf_surface_set_metadata(pointer, key, value) }
  }

  /// `YYYY-MM-DDThh:mm:ss` of seconds since 1970 UTC (civil date from days: Hinnant, *chrono-compatible low-level
  /// date algorithms*).
  static func dateText(_ seconds: Int) -> String {
    let day = Int((Double(seconds) / 86_400).rounded(.down))
    let second = seconds - day * 86_400
    let z = day + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(dayOfYear - (153 * shifted + 2) / 5 + 1))"
      + "T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }
}

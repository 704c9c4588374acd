import Basics

/// When a work appeared: `year` and `month` of BibTeX, or `date` of BibLaTeX, `2020-05-17`.
struct WorkDate {
  /// In TeX.
  private(set) var year = ""
  private(set) var month = ""

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  init(_ entry: BibliographyEntry) {
    month = Self.name(ofMonth: entry.fields["month"]?.text.trimmingSpaces ?? "")
    if let year = entry.fields["year"]?.text.trimmingSpaces, !year.isEmpty {
      self.year = year
    } else if let date = entry.fields["date"]?.text.trimmingSpaces {
      read(date)
    }
  }

  /// A month that is a number by its name.
  private static func name(ofMonth text: String) -> String {
    guard let number = Int(text), months.indices.contains(number - 1) else { return text }
    return months[number - 1]
  }

  /// The beginning of a range; what is no date of ISO 8601 is the year as it stands.
  private mutating func read(_ date: String) {
    let parts = date.split(separator: "/").first.map { $0.split(separator: "-").map(String.init) } ?? []
    guard let first = parts.first, parts.count <= 3, Int(first) != nil, first.count == 4 else { return year = date }
    year = first
    if month.isEmpty, parts.count > 1 {
      month = (parts.count > 2 ? (Int(parts[2]).map { "\($0) " } ?? "") : "") + Self.name(ofMonth: parts[1])
    }
  }
}

import Basics
import Documents

/// The date of a work: BibTeX's `year` and `month`, or BibLaTeX's `date`, such as `2020-05-17`.
struct WorkDate {
  /// The year, in TeX.
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

  /// Returns what comes before the year in a language; nil if the month is a text with another meaning, or missing.
  func beforeYear(in language: DocumentLanguage) -> String? {
    let words = month.split(separator: " ").map(String.init)
    guard let name = words.last, let index = Self.months.firstIndex(of: name), words.count < 3 else { return nil }
    return language.beforeYear(day: words.count > 1 ? words[0] : nil, month: index + 1)
  }

  /// Returns the name of a month that is written as a number, and any other text as it is.
  private static func name(ofMonth text: String) -> String {
    guard let number = Int(text), months.indices.contains(number - 1) else { return text }
    return months[number - 1]
  }

  /// Reads an ISO 8601 date, or the start of a range of dates. Any other text becomes the year as it is.
  private mutating func read(_ date: String) {
    let parts = date.split(separator: "/").first.map { $0.split(separator: "-").map(String.init) } ?? []
    guard let first = parts.first, parts.count <= 3, Int(first) != nil, first.count == 4 else { return year = date }
    year = first
    if month.isEmpty, parts.count > 1 {
      month = (parts.count > 2 ? (Int(parts[2]).map { "\($0) " } ?? "") : "") + Self.name(ofMonth: parts[1])
    }
  }
}

import Charts
import Tables
import Testing

/// Axes of seconds since 1970 that are shown as dates.
@Suite struct CalendarTicksTests {
  private func texts(from: String, to: String, _ count: Int = 6) throws -> [String] {
    let pattern = try DatePattern("%Y-%m-%d %H:%M:%S")
    let ends = try [from, to].map { try #require(pattern.seconds($0)) }
    let scale = ContinuousScale(domain: ends[0]...ends[1])
    return scale.ticks(count, format: .date(.iso(separator: nil, hasZone: false))).texts
  }

  /// The expected ticks come from a calendar: 2024 is a leap year, and 2024-01-01 is a Monday.
  @Test(
    arguments: [
      (
        "2024-01-01 00:00:00", "2024-06-30 00:00:00",
        ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]
      ),
      (
        "2024-02-26 00:00:00", "2024-03-02 12:00:00",
        ["2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"]
      ),
      ("2023-12-30 00:00:00", "2024-01-23 00:00:00", ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"]),
      ("2018-03-01 00:00:00", "2022-05-05 00:00:00", ["2019", "2020", "2021", "2022"]),
      ("1905-01-01 00:00:00", "2001-01-01 00:00:00", ["1920", "1940", "1960", "1980", "2000"]),
      ("2024-01-31 08:50:00", "2024-01-31 10:40:00", ["09:00", "09:30", "10:00", "10:30"]),
      ("2024-01-31 20:00:00", "2024-02-01 05:00:00", ["01-31 21:00", "02-01 00:00", "02-01 03:00"]),
      ("2024-01-31 09:05:58", "2024-01-31 09:06:02", ["09:05:58", "09:05:59", "09:06:00", "09:06:01", "09:06:02"]),
    ] as [(String, String, [String])])
  func ticksAreThoseOfACalendar(_ from: String, _ to: String, expected: [String]) throws {
    #expect(try texts(from: from, to: to) == expected)
  }

  /// What all ticks share is beside the title, and in the texts of axes that have none.
  @Test(arguments: [
    ("2024-01-31 08:50:00", "2024-01-31 10:40:00", "t (2024-01-31 UTC)"),
    ("2024-01-31 20:00:00", "2024-02-01 05:00:00", "t (2024 UTC)"),
    ("2023-12-31 10:00:00", "2024-01-01 05:00:00", "t (UTC)"),
    ("2024-02-26 00:00:00", "2024-03-02 12:00:00", "t (UTC)"),
    ("2018-03-01 00:00:00", "2022-05-05 00:00:00", "t"),
  ])
  func theTitleSaysWhatTicksLeaveOut(_ from: String, _ to: String, title: String) throws {
    let pattern = try DatePattern("%Y-%m-%d %H:%M:%S")
    let ends = try [from, to].map { try #require(pattern.seconds($0)) }
    let labels = ContinuousScale(domain: ends[0]...ends[1]).ticks(6, format: .date(.iso(separator: " ", hasZone: true)))
    #expect(labels.title("t") == title)
  }

  @Test func fewTicksAreNoMoreThanAsked() throws {
    for count in 2...6 {
      let found = try texts(from: "2024-01-05 00:00:00", to: "2031-08-09 00:00:00", count)
      #expect(found.count <= count && Set(found).count == found.count && found.allSatisfy { $0.count == 4 })
    }
  }

  /// Seconds beyond the years of four digits are written as numbers.
  @Test func whatIsNoDateIsANumber() {
    let scale = ContinuousScale(domain: 0...1e18)
    #expect(!scale.ticks(4, format: .date(.iso(separator: nil, hasZone: false))).texts.isEmpty)
  }
}

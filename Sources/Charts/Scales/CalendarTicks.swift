import Basics
import Platform
import Tables

/// Ticks at round dates and times for time axes. Numbers are seconds since 1970 in UTC.
enum CalendarTicks {
  private enum Step {
    /// A number of seconds; multiples are counted from a Monday at midnight.
    case seconds(Double)
    case months(Int)
    case years(Int)
  }

  private static let day = 86_400.0
  /// 1970-01-05, the first Monday, in seconds since 1970.
  private static let monday = 4 * day

  private static let steps: [Step] =
    [1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200].map { .seconds($0) }
    + [1, 2, 7, 14].map { .seconds($0 * day) } + [1, 3, 6].map(Step.months)
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].map(Step.years)

  /// Returns the ticks of the finest calendar step that has at most `count` of them inside a domain.
  ///
  /// - Parameter isUTC: whether the dates were written with time zones, so that the axis has to say that it is in UTC.
  /// - Returns: nil if the domain is not within the years 1 to 9999, or if fewer than two ticks are inside it.
  static func labels(_ domain: ClosedRange<Double>, count: Int, isUTC: Bool) -> TickLabels? {
    guard let first = CivilTime(domain.lowerBound), let last = CivilTime(domain.upperBound) else { return nil }
    for step in steps where size(step) * Double(count) >= domain.upperBound - domain.lowerBound {
      let moments = moments(step, domain, first, last)
      guard moments.count <= count else { continue }
      return moments.count < 2 ? nil : labels(moments, step, isUTC: isUTC)
    }
    return nil
  }

  private static func size(_ step: Step) -> Double {
    switch step {
    case .seconds(let seconds): seconds
    case .months(let months): Double(months) * 30.4 * day
    case .years(let years): Double(years) * 365.2 * day
    }
  }

  private static func moments(
    _ step: Step, _ domain: ClosedRange<Double>, _ first: CivilTime, _ last: CivilTime
  ) -> [Double] {
    let all: [Double]
    switch step {
    case .seconds(let seconds):
      let start = ((domain.lowerBound - monday) / seconds).rounded(.up) * seconds + monday
      all = Array(stride(from: start, through: domain.upperBound, by: seconds))
    case .months(let months):
      let start = (first.year * 12 + first.month - 1) / months * months
      all = stride(from: start, through: last.year * 12 + last.month - 1, by: months).compactMap {
        seconds(year: $0 / 12, month: $0 % 12 + 1)
      }
    case .years(let years):
      all = stride(from: first.year / years * years, through: last.year, by: years).compactMap {
        seconds(year: $0, month: 1)
      }
    }
    return all.filter(domain.contains)
  }

  private static func seconds(year: Int, month: Int) -> Double? {
    UTCDate.days(checkedYear: year, month: month, day: 1).map { Double($0) * day }
  }

  /// Returns the ticks with the parts of ISO 8601 dates that the step needs. The day of times, or their year if they
  /// are of several days of one year, is written once beside the title.
  private static func labels(_ moments: [Double], _ step: Step, isUTC: Bool) -> TickLabels {
    let texts = moments.map { DateFormat.iso(separator: " ", hasZone: false).text($0) }
    let zone = isUTC ? "UTC" : nil
    switch step {
    case .years: return TickLabels(ticks: moments, texts: texts.map { String($0.prefix(4)) })
    case .months: return TickLabels(ticks: moments, texts: texts.map { String($0.prefix(7)) })
    case .seconds(let seconds):
      let length = seconds >= day ? 10 : seconds < 60 ? 19 : 16
      let complete = TickLabels(ticks: moments, texts: texts.map { String($0.prefix(length)) }).beside(zone)
      // The parts that all ticks share: the day, or the year.
      guard seconds < day,
        let shared = [10, 4].first(where: { count in Set(texts.map { $0.prefix(count) }).count == 1 })
      else { return complete }
      let date = texts[0].prefix(shared) + (isUTC ? " UTC" : "")
      return TickLabels(ticks: moments, texts: complete.texts.map { String($0.dropFirst(shared + 1)) })
        .beside(String(date), complete: complete)
    }
  }
}

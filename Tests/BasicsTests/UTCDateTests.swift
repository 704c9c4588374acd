import Basics
import Testing

@Suite struct UTCDateTests {
  /// Values of `date -u -d`: the epoch, a leap day, the end of February in a century year without a leap day, and a
  /// time before the epoch.
  @Test(arguments: [
    (0, "1970-01-01 00:00:00", "1 January 1970"), (951_825_599, "2000-02-29 11:59:59", "29 February 2000"),
    (4_107_542_399, "2100-02-28 23:59:59", "28 February 2100"), (-1, "1969-12-31 23:59:59", "31 December 1969"),
  ])
  func timesAgreeWithTheSystems(seconds: Int, text: String, day: String) {
    #expect(UTCDate.text(seconds) == text)
    #expect(UTCDate.day(seconds) == day)
    #expect(UTCDate.seconds(text) == seconds)
  }

  @Test func everyNumberOfSecondsIsATime() {
    for seconds in [Int.min, .max] { #expect(!UTCDate.text(seconds).isEmpty && !UTCDate.day(seconds).isEmpty) }
  }

  @Test func nowIsATime() {
    #expect(UTCDate.seconds(UTCDate.now()).map { $0 > 1_700_000_000 } == true)
  }

  @Test(arguments: [
    "", "2018", "2018-13-01 00:00:00", "2018-01-32 00:00:00", "2018-02-31 00:00:00", "2018-01-01 24:00:00",
    "2018-01-01 00:60:00", "99999999999999999-01-01 00:00:00",
  ])
  func othersAreNoTimes(text: String) {
    #expect(UTCDate.seconds(text) == nil)
  }
}

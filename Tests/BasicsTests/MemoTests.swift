import Basics
import Testing

@Suite struct MemoTests {
  private struct Refused: Error, Equatable {}

  @Test func makesEachValueOnceForManyThreads() {
    let memo = Memo<Int, Int>()
    let made = Monitor(0)
    let values = Array(0..<1_000).concurrentMap { number in
      memo.value(number % 10) {
        made.access { $0 += 1 }
        return number % 10
      }
    }
    #expect(values == (0..<1_000).map { $0 % 10 })
    #expect(made.access { $0 } == 10)
  }

  @Test func forgetsWhatCouldNotBeMade() throws {
    let memo = Memo<String, Int>()
    #expect(throws: Refused()) { try memo.value("a") { () throws(Refused) in throw Refused() } }
    #expect(memo.value("a") { 1 } == 1)
    #expect(memo.value("a") { 2 } == 1)
  }
}

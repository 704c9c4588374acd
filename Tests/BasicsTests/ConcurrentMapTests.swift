import Basics
import Testing

@Suite struct ConcurrentMapTests {
  @Test func resultsAreInTheOrderOfTheElements() {
    let squares = (1...1_000).map { $0 * $0 }
    #expect(Array(1...1_000).concurrentMap { $0 * $0 } == squares)
    #expect((0..<1_000).dropFirst(500).concurrentMap { $0 } == Array(500..<1_000))
    #expect([Int]().concurrentMap { $0 } == [])
  }

  @Test func mayBeNested() {
    let table = (0..<50).concurrentMap { row in (0..<50).concurrentMap { row * $0 } }
    #expect(table == (0..<50).map { row in (0..<50).map { row * $0 } })
  }

  @Test func theFirstErrorIsThrown() {
    struct Refused: Error, Equatable { var number: Int }
    #expect(throws: Refused(number: 7)) {
      try Array(0..<100).concurrentMap { number throws(Refused) in
        if number % 10 == 7 { throw Refused(number: number) }
        return number
      }
    }
  }
}

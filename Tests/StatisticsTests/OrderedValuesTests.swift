import Statistics
import Testing

@Suite struct OrderedValuesTests {
  /// Counting gives the same result as sorting, on resamples of any size and with ties.
  @Test func resamplesHaveTheInterquartileMeanOfTheirValues() {
    var generator = RandomGenerator("ordered values")
    for count in [1, 2, 3, 4, 5, 8, 30] {
      let values = (0..<count).map { _ in Double(generator.index(below: 7)) / 8 }
      let ordered = OrderedValues(values)
      for size in [1, 2, 3, 4, 7, 41] {
        let places = (0..<size).map { _ in Double(generator.index(below: count)) }
        let expected = Summary.interquartileMean(places.map { values[Int($0)] })!
        #expect(isClose(ordered.interquartileMean(atPlaces: places), expected), "\(values) at \(places)")
      }
    }
    #expect(OrderedValues([]).interquartileMean(atPlaces: []) == nil)
  }
}

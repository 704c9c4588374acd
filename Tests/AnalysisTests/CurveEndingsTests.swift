import Analysis
import Tables
import Testing

/// How curves end, worked out by hand.
@Suite struct CurveEndingsTests {
  private let curves = Table([
    Column("seed", numbers: [0, 1, 0, 1, 0, 2]), Column("step", numbers: [300, 100, 100, 200, 200, 100]),
    Column("loss", numbers: [0.3, 0.5, 0.2, .nan, 0.4, 0.1]),
  ])

  /// Seed 0 ends 0.2, 0.4, 0.3 in the order of its steps: above its lowest loss, and a quarter below the one before.
  /// Seeds 1 and 2 have one loss each.
  @Test func lastChangeIsByTheOrderOfSteps() throws {
    let identity = Identity(cell: [], replicate: ["seed"])
    let endings = try CurveEndings(of: "loss", over: "step").table(Aggregation(identity: identity), curves)
    #expect(endings.rowCount == 1 && endings["seed"]?.number(0) == 0)
    #expect(endings["step"]?.number(0) == 300 && endings["early"]?.number(0) == 0 && endings["loss"]?.number(0) == 0.3)
    #expect(abs(try #require(endings["change"]?.number(0)) + 0.25) < 1e-15)
  }

  @Test func textsAreRefused() {
    let texts = Table([Column("step", numbers: [1]), Column("loss", texts: ["low"])])
    #expect(throws: (any Error).self) {
      try CurveEndings(of: "loss", over: "step").table(Aggregation(identity: Identity()), texts)
    }
  }
}

import Analysis
import Tables
import Testing

/// Endings of curves, worked out by hand.
@Suite struct CurveEndingsTests {
  private let curves = Table([
    Column("seed", numbers: [0, 1, 0, 1, 0, 2, 0, 1, 1]),
    Column("step", numbers: [400, 100, 100, 200, 300, 100, 200, 300, 400]),
    Column("loss", numbers: [0.3, 0.5, 0.2, .nan, 0.4, 0.1, 0.8, 0.3, 0.2]),
  ])

  /// In the order of steps, seed 0 ends with 0.2, 0.8, 0.4, 0.3: changes of +300%, −50% and −25%. Seed 1 has only three
  /// losses, and seed 2 has one.
  @Test func lastChangesAreByTheOrderOfSteps() throws {
    let identity = Identity(cell: [], replicate: ["seed"])
    let endings = try CurveEndings(of: "loss", over: "step").table(Aggregation(identity: identity), curves)
    #expect(endings.rowCount == 1 && endings["seed"]?.number(0) == 0)
    #expect(endings["step"]?.number(0) == 400 && endings["early"]?.number(0) == 0 && endings["loss"]?.number(0) == 0.3)
    #expect(abs(try #require(endings["change"]?.number(0)) - 3) < 1e-12)
  }

  /// The measure falls by 10%, 20% and 30%, and the other trial goes on for longer.
  @Test func leastFallCounts() throws {
    let falling = Table([
      Column("seed", numbers: [0, 0, 0, 0, 0, 1, 1, 1, 1]), Column("step", numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9]),
      Column("loss", numbers: [0.5, 1, 0.9, 0.72, 0.504, 1, 1, 1, 1]),
    ])
    let identity = Identity(cell: [], replicate: ["seed"])
    let endings = try CurveEndings(of: "loss", over: "step").table(Aggregation(identity: identity), falling)
    #expect(endings["early"]?.number(0) == 1 && endings["early"]?.number(1) == 0)
    #expect(abs(try #require(endings["change"]?.number(0)) + 0.1) < 1e-12 && endings["change"]?.number(1) == 0)
  }

  @Test func textsAreRefused() {
    let texts = Table([Column("step", numbers: [1]), Column("loss", texts: ["low"])])
    #expect(throws: (any Error).self) {
      try CurveEndings(of: "loss", over: "step").table(Aggregation(identity: Identity()), texts)
    }
  }
}

import Basics
import Statistics
import Tables
import Testing

import Analysis

@Suite struct ReducerTests {
  /// The value of each reducer for no cell, for one of 0.4, and for two of 0.4 and 1, with one trial each. Worked out
  /// by hand.
  static let expected: [String: [Value]] = [
    "mean": numbers(nil, 0.4, 0.7), "median": numbers(nil, 0.4, 0.7), "min": numbers(nil, 0.4, 0.4),
    "max": numbers(nil, 0.4, 1), "sd": numbers(nil, nil, 0.4242640687119285),
    "standard_error": numbers(nil, nil, 0.3), "quantile": numbers(nil, 0.4, 0.55),
    "iqm": numbers(nil, 0.4, 0.7), "optimality_gap": numbers(nil, 0.6, 0.3), "profile": numbers(nil, 1, 1),
    "lowest": numbers(nil, 0.4, 0.4), "highest": numbers(nil, 0.4, 1),
    "sum": numbers(nil, 0.4, 1.4), "solved": numbers(nil, 0, 0.5), "n": numbers(0, 1, 2), "cells": numbers(0, 1, 2),
    "possible_cells": numbers(0, 1, 2), "coverage": numbers(nil, 1, 1), "distinct": numbers(0, 1, 2),
    "values": [.list([]), .list(["0.4"]), .list(["0.4", "1"])], "first": [.missing, .text("0.4"), .text("0.4")],
    "last": [.missing, .text("0.4"), .text("1")],
  ]

  private static func numbers(_ numbers: Double?...) -> [Value] { numbers.map { $0.map(Value.number) ?? .missing } }

  private func value(_ reducer: Reducer, _ values: [Double]) throws -> Value {
    let table = Table([
      Column("cell", numbers: values.indices.map(Double.init)), Column("x", numbers: values),
    ])
    let needed = reducer.parameters.filter { $0.fallback == nil }
    let arguments = needed.map { $0.name == "threshold" ? ", 0.3" : ", 0.25" }.joined()
    let expression = try Expression(parsing: "\(reducer.name)(x\(arguments))")
    return try Aggregation(identity: Identity(cell: ["cell"])).value(of: expression, in: table)
  }

  @Test(arguments: Reducer.all.filter { !$0.comparesTwo }.map(\.name))
  func noneOneAndTwoValues(_ name: String) throws {
    let reducer = try Reducer.all.named(name, what: "reducer")
    let expected = try #require(
      Self.expected[name], "ReducerTests.expected has no values worked by hand for the reducer '\(name)'")
    let samples = [[], [0.4], [0.4, 1]]
    #expect(expected.count == samples.count, "ReducerTests.expected of '\(name)' needs \(samples.count) values")
    for (values, value) in zip(samples, expected) {
      let found = try self.value(reducer, values)
      guard let number = value.number else {
        #expect(found.isMissing == value.isMissing && (value.isMissing || found == value), "\(name) of \(values)")
        continue
      }
      #expect(abs((found.number ?? .nan) - number) < 1e-15, "\(name) of \(values)")
    }
  }

  /// One cell with the trials 0 and 1, and one with the trial 1. Cells have equal weight in the mean, and trials in the
  /// pooled statistics.
  @Test func unequalCells() {
    let sample = Sample(cells: [[0, 1], [1]])
    #expect(Summary.mean(sample.cellMeans) == 0.75)
    #expect(Summary.interquartileMean(sample.trials) == 2.0 / 3)
  }

  /// Five runs on three tasks. The values of the definitions of Agarwal et al. are from scipy 1.17.1.
  @Test(arguments: [
    ("iqm(x)", 0.7377777778), ("mean(x)", 0.6626666667), ("median(x)", 0.85), ("optimality_gap(x)", 0.3373333333),
    ("profile(x, 0.5)", 0.6666666667), ("profile(x, 0.99)", 0.2666666667),
  ])
  func scoresOfFiveRunsOnThreeTasks(_ text: String, _ expected: Double) throws {
    let scores = [[0.2, 0.9, 1], [0.4, 0.8, 1], [0.1, 1, 0.7], [0.3, 0.95, 0.99], [0, 0.6, 1]]
    let table = Table([
      Column("task", numbers: scores.flatMap { $0.indices.map(Double.init) }),
      Column("seed", numbers: scores.indices.flatMap { run in (0..<3).map { _ in Double(run) } }),
      Column("x", numbers: scores.flatMap(\.self)),
    ])
    let aggregation = Aggregation(identity: Identity(cell: ["task"], replicate: ["seed"]))
    let found = try aggregation.value(of: Expression(parsing: text), in: table).number
    #expect(abs(try #require(found) - expected) < 1e-10)
  }

  @Test func aCallForAnotherColumnKeepsItsArgumentsAndCondition() throws {
    let call = try Expression(parsing: "quantile(loss, 0.25 where task = dot)")
    #expect(call.applied(to: "value")?.text == "quantile(`value`, 0.25 where task = dot)")
  }

  @Test func anArgumentOutOfRangeIsToldByItsRange() {
    #expect {
      try Expression(parsing: "quantile(loss, 1.5)")
    } throws: { ($0 as? Diagnostic)?.message == "'quantile' needs a number from 0 to 1 for 'p'" }
  }

  @Test func namesAreDistinct() {
    #expect(Set(Reducer.all.map(\.name)).count == Reducer.all.count)
  }
}

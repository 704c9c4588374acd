import Analysis
import Basics
import Tables
import Testing

@Suite struct AggregationTests {
  /// Two tasks, and networks a, b and c. On `dot`, b has two seeds, and two rows for the second one. On `sum`, b is
  /// missing, and c has no value.
  let table = Table([
    Column("task", texts: ["dot", "sum", "dot", "dot", "dot", "sum"]),
    Column("network", texts: ["a", "a", "b", "b", "b", "c"]),
    Column("seed", numbers: [0, 0, 0, 1, 1, 0]),
    Column("accuracy", numbers: [1, 0.5, 0.2, 0.6, 1.0, .nan]),
    Column("loss", numbers: [0, 3, 2, 1, 1, .nan]),
  ])
  let identity = Identity(
    cell: ["task", "network"], replicate: ["seed"], separate: ["protocol"],
    criteria: [.init(.highest, "accuracy"), .init(.lowest, "loss")])

  private func aggregate(
    _ calls: [String], by groups: [String] = ["network"], where condition: String? = nil,
    duplicates: DuplicatePolicy = .mean
  ) throws -> Table {
    let measures = try calls.map { Aggregation.Measure(try Expression(parsing: $0)) }
    let aggregation = Aggregation(
      groupBy: groups, measures: measures, condition: try condition.map { try Condition(parsing: $0) },
      identity: identity, duplicates: duplicates)
    return try aggregation.evaluate(table)
  }

  private func numbers(_ table: Table, _ name: String) throws -> [Double?] {
    let column = try table.column(name)
    return (0..<column.count).map { column.number($0) }
  }

  @Test func columnsInTheirOrder() throws {
    let result = try aggregate(["mean(accuracy)", "n()", "coverage(accuracy)"])
    #expect(
      result.columnNames == ["network", "cells", "accuracy_mean", "n", "accuracy_coverage", "possible_cells"])
  }

  /// By hand: a = (1 + 0.5)/2; b on dot = (0.2 + (0.6 + 1)/2)/2 = 0.5; c has no value.
  @Test func trialsThenCellsThenGroups() throws {
    let result = try aggregate(["mean(accuracy)"])
    #expect(try numbers(result, "accuracy_mean") == [0.75, 0.5, nil])
    #expect(try numbers(result, "cells") == [2, 1, 0])
    #expect(try numbers(result, "n") == [2, 2, 0])
  }

  @Test(arguments: [
    (DuplicatePolicy.mean, 0.5, 2.0), (.last, 0.6, 2), (.best, 0.6, 2), (.all, 0.6, 3),
  ])
  func duplicatePolicies(_ policy: DuplicatePolicy, _ mean: Double, _ n: Double) throws {
    let result = try aggregate(["mean(accuracy)"], where: "network = b", duplicates: policy)
    #expect(abs(try numbers(result, "accuracy_mean")[0]! - mean) < 1e-15)
    #expect(try numbers(result, "n") == [n])
    #expect(try numbers(result, "cells") == [1])
  }

  /// One row per trial, in every order of the rows. The mean of a is (1 + 0.5)/2, and that of b is 0.2.
  @Test(arguments: [[0, 1, 2], [2, 0, 1], [1, 2, 0], [2, 1, 0]])
  func rowsMayStandInAnyOrder(_ rows: [Int]) throws {
    let measure = Aggregation.Measure(try Expression(parsing: "mean(accuracy)"))
    let result = try Aggregation(groupBy: ["network"], measures: [measure], identity: identity)
      .evaluate(table.rows(rows))
    #expect(try numbers(result, "accuracy_mean") == [0.75, 0.2])
  }

  /// Two columns of the same reducer that differ only in their conditions.
  @Test func conditionsMakeColumnsOfTheirOwn() throws {
    let dot = "mean(accuracy where task = dot)"
    let sum = "mean(accuracy where task = sum)"
    let result = try aggregate([dot, sum])
    #expect(try numbers(result, dot) == [1, 0.5, nil])
    #expect(try numbers(result, sum) == [0.5, nil, nil])
  }

  /// Two cells with alternating rows.
  @Test func cellsAreCountedOnceHoweverTheirRowsStand() throws {
    let alternating = Table([
      Column("task", texts: ["dot", "sum", "dot", "sum"]), Column("accuracy", numbers: [0, 1, 0, 1]),
    ])
    for policy in DuplicatePolicy.allCases {
      let aggregation = Aggregation(identity: identity, duplicates: policy)
      let value = try aggregation.value(of: Expression(parsing: "cells(accuracy)"), in: alternating)
      #expect(value.number == 2, "\(policy)")
    }
  }

  /// Each row counts as solved or not before anything is averaged, so the trial with 0.6 and 1.0 counts one half.
  @Test func solvedCountsRowsFirst() throws {
    let result = try aggregate(["solved(accuracy)"])
    #expect(try numbers(result, "accuracy_solved") == [0.5, 0.25, nil])
    #expect(try numbers(aggregate(["solved(accuracy, 0.5)"]), "accuracy_solved_0.5") == [1, 0.5, nil])
  }

  /// Networks a and b × tasks dot and sum, without b on sum, which the file leaves out on purpose.
  @Test func whatIsLeftOutOnPurposeIsNotPossible() throws {
    let csv = "network,task,seed,accuracy\na,dot,0,1\na,sum,0,1\nb,dot,0,1\n"
    let table = try CSVReader(numeric: ["seed", "accuracy"]).read(bytes: Array(csv.utf8), file: "d.csv")
    let left = Exclusion(valuesByColumn: ["network": ["b"], "task": ["sum"]])
    let measure = Aggregation.Measure(try Expression(parsing: "possible_cells()"))
    func possible(_ table: Table, by groups: [String]) throws -> [Double?] {
      try numbers(
        Aggregation(groupBy: groups, measures: [measure], identity: identity).evaluate(table), "possible_cells")
    }
    #expect(try possible(table, by: ["network"]) == [2, 2])
    #expect(try possible(table.excluding([left]), by: ["network"]) == [2, 1])
    #expect(try possible(table.excluding([left]), by: []) == [3])
  }

  @Test func coverageCountsCellsWithValues() throws {
    #expect(try numbers(aggregate(["coverage(accuracy)"]), "accuracy_coverage") == [1, 0.5, 0])
    #expect(try numbers(aggregate(["coverage()"]), "coverage") == [1, 0.5, 0.5])
    #expect(try numbers(aggregate(["coverage(accuracy)"], by: []), "accuracy_coverage") == [0.5])
  }

  @Test func groupsAreSortedAndOrdersComeFirst() throws {
    var aggregation = Aggregation(groupBy: ["network"], identity: identity)
    #expect(try aggregation.evaluate(table)["network"]?.text(0) == "a")
    aggregation.order = ["network": ["c", "b"]]
    let column = try aggregation.evaluate(table).column("network")
    #expect((0..<3).map { column.text($0) } == ["c", "b", "a"])
  }

  @Test func noRowsAreMissingAndNoError() throws {
    let aggregation = Aggregation(identity: identity)
    let value = try aggregation.value(of: Expression(parsing: "mean(accuracy where task = none)"), in: table)
    #expect(value == .estimate(Estimate(nil, cells: 0, n: 0, possibleCells: 6)))
    #expect(
      try aggregation.value(of: Expression(parsing: "mean(accuracy where task = none) else \"–\""), in: table)
        == .text("–"))
    let empty = table.rows([])
    #expect(try aggregation.value(of: Expression(parsing: "mean(accuracy)"), in: empty).isMissing)
    #expect(try aggregation.evaluate(empty).rowCount == 1)
  }

  @Test func poolingSeparateValuesIsAnError() throws {
    let mixed = table.adding(Column("protocol", texts: ["x", "x", "x", "x", "y", "x"]))
    let mean = Aggregation.Measure(try Expression(parsing: "mean(accuracy)"))
    let pooled = Aggregation(groupBy: ["network"], measures: [mean], identity: identity)
    #expect { try pooled.evaluate(mixed) } throws: { error in
      (error as? Diagnostic)?.message == "rows of different protocol would be pooled: x, y"
    }
    let apart = Aggregation(groupBy: ["network", "protocol"], measures: [mean], identity: identity)
    #expect(try apart.evaluate(mixed).rowCount == 4)
    let chosen = try Expression(parsing: "mean(accuracy where protocol = x)")
    #expect(try Aggregation(identity: identity).value(of: chosen, in: mixed).number != nil)
  }

  @Test func rowOrderMakesNoDifference() throws {
    let shuffled = table.rows([5, 3, 4, 1, 0, 2])
    let mean = Aggregation.Measure(try Expression(parsing: "mean(accuracy)"))
    let aggregation = Aggregation(
      groupBy: ["network"], measures: [mean], identity: identity,
      interval: try IntervalMethod.all.named("bootstrap", what: "interval"))
    #expect(try aggregation.evaluate(shuffled) == aggregation.evaluate(table))
  }

  /// Each row is a trial, and the rows are not in the order of their keys.
  @Test func valuesStayWithTheirRows() throws {
    let rows = Table([
      Column("task", texts: ["sum", "dot", "max"]), Column("network", texts: ["b", "a", "c"]),
      Column("accuracy", numbers: [1, 2, 3]),
    ])
    let mean = Aggregation.Measure(try Expression(parsing: "mean(accuracy)"))
    let result = try Aggregation(groupBy: ["network"], measures: [mean], identity: identity).evaluate(rows)
    #expect(try numbers(result, "accuracy_mean") == [2, 1, 3])
  }

  @Test func expressionsOverCalls() throws {
    let aggregation = Aggregation(identity: identity, parameters: ["scale": .number(100)])
    func value(_ text: String) throws -> Value {
      try aggregation.value(of: Expression(parsing: text), in: table)
    }
    #expect(try value("mean(accuracy where network = a) * scale - 5").number == 70)
    #expect(try value("mean(accuracy where network = a) > mean(accuracy where network = b)") == .truth(true))
    #expect(try value("2 + 3 * 4 - -1 / 2").number == 14.5)
    #expect(try value("values(network)") == .list(["a", "b", "c"]))
    #expect(try value("distinct(task)").number == 2)
    #expect(try value("1 / 0").isMissing)
    #expect(try value("n(where network = b) = 2 and not (1 > 2)") == .truth(true))
  }

  @Test(
    arguments: [
      ("meen(accuracy)", 1, "unknown reducer 'meen'"), ("mean()", 6, "expected a column"),
      ("mean(acuracy)", 6, "unknown column 'acuracy'"), ("mean(task)", 6, "'mean' needs numbers"),
      ("1 + scala", 5, "unknown parameter 'scala'"),
      ("quantile(accuracy)", 1, "'quantile' needs a number from 0 to 1 for 'p'"),
      ("mean(accuracy", 14, "expected ')'"), ("mean(accuracy) else x", 21, "expected a text in quotes"),
      ("mean(accuracy where tusk = dot)", 21, "unknown column 'tusk'"), ("1 +", 4, "expected a number"),
      ("mean(accuracy, 3)", 1, "too many arguments"),
    ] as [(String, Int, String)])
  func errorsNameTheColumn(_ text: String, _ column: Int, _ message: String) {
    #expect {
      try Aggregation(identity: identity).value(of: Expression(parsing: text), in: table)
    } throws: { error in
      let diagnostic = error as? Diagnostic
      return diagnostic?.location?.column == column && diagnostic?.message.hasPrefix(message) == true
    }
  }
}

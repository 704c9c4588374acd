import Documents
import Notebooks
import Tables
import Testing

/// What the front matter computes: columns, classes, tables and verdicts.
@Suite struct DerivationTests {
  private static let front = """
    ---
    title: Sample
    columns: {problem: [task]}
    identity: {cell: [task, network], replicate: [seed]}
    computed:
      bounded: {value: accuracy * 2 - 1, range: [0, 1]}
      lost: 1 - accuracy
      high: accuracy > 0.55
      "nowhere?": absent + 1
    classes:
      kind: {sums: task = sum, others: "task in (dot, max)"}
    interval: hierarchical_bootstrap
    hypotheses:
      A: {claim: b is better on dot, value: "difference(accuracy, network, b, a where task = dot)"}
      B: {claim: b is not much worse on sums, value: "difference(accuracy, network, b, a where task = sum)", margin: -0.1}
      C: {claim: there is a c, value: "difference(accuracy, network, b, c)"}
      D: {claim: b is better, value: "difference(accuracy, network, b, a)"}
    derived:
      rivals: {make: comparison, measure: accuracy, of: network, with: a}
      ranks: {make: ranks, measure: accuracy, of: network, where: task != max}
      tasks: {make: groups, by: [task], where: task != max, columns: {lead: "difference(accuracy, network, b, a)", n: n()}}
    ---

    """

  private func text(_ body: String) throws -> String { try markdown(body, head: Self.front) }

  @Test func computedColumnsAndClasses() throws {
    #expect(try text("{{ min(bounded) }} {{ max(bounded) }} {{ mean(lost where task = dot) }}").contains("0 1 0.35"))
    #expect(try text("{{ values(kind) | list }}, {{ n(where kind = sums) }}").contains("others and sums, 4"))
    #expect(try text("{{ max(high) }} {{ min(high) }}").contains("1 0"))
    #expect(try text("{{ mean(nowhere) else \"nothing\" }}").contains("nothing"))
  }

  /// On dot, b − a = 0.7. On sums it is −0.4 in both seeds.
  @Test func verdicts() throws {
    let found = try text(
      "{{ A.verdict }}, {{ B.verdict }}, {{ C.verdict }}, {{ D.verdict }} by {{ A.value | digits(2) }}")
    #expect(found.contains("supported, refuted, untested, undecided by 0.70"))
    #expect(try text("<!-- when B.verdict = refuted -->\nindeed\n<!-- end -->").contains("indeed"))
    let table = try text(
      "```table\nlabel: t\nsource: hypotheses\ncolumns: [hypothesis, value | digits(1) | interval]\n```")
    #expect(table.contains("| B | −0.4 [−0.5, −0.3] |"))
  }

  /// The values of a − b by hand: sum 0.4, dot −0.7, and max 0.2 in the one seed that both have.
  @Test func derivedTables() throws {
    let found = try text(
      "{{ rivals.rows }} rival, {{ ranks.problems }} problems, {{ mean(difference from rivals) | digits(2) }}")
    #expect(found.contains("1 rival, 2 problems, −0.03"))
  }

  /// One row for each task: b − a is 0.7 on dot and −0.4 on sums.
  @Test func groupsAreASourceOfTheirOwn() throws {
    let found = try text(
      "{{ tasks.rows }} tasks, b ahead on {{ values(problem from tasks where lead > 0) | list }} by "
        + "{{ max(lead from tasks) | digits(1) }}, behind on {{ n(lead from tasks where lead < 0) }}.")
    #expect(found.contains("2 tasks, b ahead on dot by 0.7, behind on 1."))
  }

  /// Two of the three trials of `a` reach 0.99, at steps 10 and 30.
  @Test func survivalIsASourceOfItsOwn() throws {
    let curves = Table([
      Column("task", texts: ["sum", "sum", "sum", "sum", "dot"]), Column("network", texts: ["a", "a", "a", "b", "a"]),
      Column("seed", numbers: [0, 1, 1, 0, 0]), Column("step", numbers: [10, 15, 30, 20, 40]),
      Column("accuracy", numbers: [1, 0.5, 1, 0.99, 0.2]),
    ])
    let front = head(
      with: """
        derived:
          steps: {make: survival, source: curves, measure: step, of: network, event: accuracy >= 0.99, with: b}
          none: {make: survival, source: absent, optional: true, measure: step, of: network, event: accuracy >= 0.99}
        """)
    let found = try markdown(
      "{{ max(trials from steps_tests) }} of {{ values(network from steps) | list }}, half by "
        + "{{ max(median from steps_tests) }}, {{ none.rows }}.", head: front,
      sources: ["results": sampleTable, "curves": curves])
    #expect(found.contains("3 of a and b, half by 30, 0."))
  }

  @Test func captionsSayWhatTheirNumbersAreMadeOf() throws {
    let cell = "```table\nlabel: t\nby: network\ncolumns: [mean(accuracy) | interval]\nerror_bar: bootstrap\n"
    let whole = try text(cell + "```")
    #expect(whole.contains("Brackets are 95% intervals: percentile bootstrap over cells, 10,000 replicates"))
    #expect(whole.contains("each of 5 to 6 trials in 3 cells."))
    let source = sampleTable.rows(Array(0..<10))
    let uneven = try markdown(cell + "```", head: Self.front, sources: ["results": source])
    #expect(uneven.contains("Not all groups cover the same task, so their means are not over equal cells."))
    #expect(uneven.contains("5 of 6 possible cells are present."))
    let common = try markdown(cell + "common_cells: true\n```", head: Self.front, sources: ["results": source])
    #expect(common.contains("Only the cells that all groups have in common are used."))
  }

  @Test(
    arguments: [
      ("derived: {x: {make: ranking, measure: a, of: b}}", "unknown value for 'make' 'ranking'"),
      ("derived: {x: {make: comparison, measure: accuracy, of: network}}", "'with' is missing"),
      ("derived: {x: {make: agreement, measure: accuracy, of: network}}", "'between' needs 2 names in 'x'"),
      (
        "derived: {x: {make: agreement, measure: accuracy, of: network, between: [results, b]}}",
        "there is no source 'b'"
      ),
      ("derived: {x: {make: survival, measure: accuracy, of: network}}", "'event' is missing"),
      (
        "derived: {x: {make: ranks, measure: accuracy, of: network, with: a}}",
        "unknown key of a derived table that is a ranks 'with'"
      ),
      (
        "derived: {x: {make: survival, source: curvs, measure: step, of: network, event: accuracy > 1}}",
        "unknown source 'curvs'"
      ),
      ("derived: {x: {make: groups, by: [task]}}", "'by' and 'columns' are needed in 'x'"),
      ("computed: {x: mean(accuracy)}", "'mean' needs many rows, but 'x' is computed for each row"),
      ("hypotheses: {H: {margin: 1}}", "'value' is missing"),
      ("hypotheses: {H: {value: n(), claims: 1}}", "unknown key"),
    ])
  func mistakesAreExplained(_ line: String, _ message: String) {
    let found = mistakes(head(with: line) + "text\n")
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }
}

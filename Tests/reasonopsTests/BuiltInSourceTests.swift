import TestSupport
import Testing

/// The tables that the program itself provides to notebooks.
@Suite struct BuiltInSourceTests {
  /// A report of old results must not change when the program gets a new task.
  @Test func tablesHaveThePublishedNamesAndThoseOfTheResults() throws {
    try ScratchFolder.with { scratch in
      try scratch.write(
        "{{ values(task from tasks) | list }}\n\n{{ values(dataset from datasets) | list }}\n\n{{ baselines.rows }}\n",
        to: "n.md")
      func text(_ rows: String) throws -> String {
        try scratch.write("task,dataset,accuracy\n" + rows, to: "d.csv")
        let outcome = try Program.run(
          ["render", scratch("n.md"), "--data", scratch("d.csv"), "--out", scratch("o"), "--format", "md"],
          folder: scratch.path)
        #expect(outcome.exitCode == 0, "\(outcome.errors)")
        return try scratch.text("o/report.md")
      }
      let published = try text("dot,random,1\n")
      #expect(published.contains("48\n") && !published.contains("pair_add") && !published.contains("uniform"))
      let other = try text("dot,random,1\ndot,\"uniform(-1, 1)\",1\nno_task,random,1\n")
      #expect(other.contains("uniform(-1, 1)") && other.contains("60\n") && !other.contains("no_task"))
    }
  }
}

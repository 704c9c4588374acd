import Basics
import Notebooks
import Tables
import Testing

/// Groups are what a reader assumes they are, or the caption says what they are.
@Suite struct GroupTests {
  private static let head = "---\nidentity: {cell: [task, model], replicate: [fold]}\n---\n\n"

  private static func table(_ csv: String) throws -> Table {
    try CSVReader().read(bytes: Array(csv.utf8), file: "r.csv")
  }

  private static func cell(_ lines: String) -> String {
    "```table\nlabel: t\n\(lines)\ncolumns: [mean(auc)]\ncaption: T.\n```"
  }

  /// Two models on three tasks, with one value empty and one row missing. In any grouping, 4 of 6 cells are present.
  @Test(arguments: ["by: model", "by: task", "by: [task, model]", "by: task\nacross: model", "by: fold"])
  func everyCaptionCountsTheSamePossibleCells(_ groups: String) throws {
    let table = try Self.table("model,task,fold,auc\nx,a,0,0.9\nx,b,0,0.8\nx,c,0,\ny,a,0,0.7\ny,b,0,0.6\n")
    let text = try markdown(
      "{{ cells(auc) }} of {{ possible_cells() }}.\n\n" + Self.cell(groups), head: Self.head,
      sources: ["results": table])
    #expect(text.contains("4 of 6.\n"))
    #expect(text.contains("4 of 6 possible cells are present.") == (groups != "by: fold"))
  }

  /// Conditions on one axis, on a column that an axis determines, on two axes together, and on values.
  @Test(arguments: [
    ("task = a", "2 of 3"), ("size = big", nil), ("size = small", "1 of 2"), ("task = a and model = x", nil),
    ("task = a or model = x", nil),
    ("auc > 0.75", nil), ("model in (x, y, z)", "5 of 6"), ("not task = b", "2 of 3"),
  ])
  func aConditionLeavesTheCellsThatMeetIt(_ condition: String, share: String?) throws {
    let table = try Self.table(
      "model,size,task,fold,auc\nx,big,a,0,0.9\nx,big,b,0,0.8\ny,big,a,0,0.7\ny,big,b,0,0.6\nz,small,b,0,0.5\n")
    let text = try markdown(
      Self.cell("by: [model, task]\nwhere: \(condition)"), head: Self.head, sources: ["results": table])
    let expected = share.map { "**Table 1.** T. \($0) possible cells are present." } ?? "**Table 1.** T.\n"
    #expect(text.contains(expected), "\(text)")
  }

  /// Returns results in which `d` was tried on `count` of 20 problems, and the others on all.
  private static func rivals(_ count: Int) throws -> Table {
    var csv = "alg,dataset,acc\n"
    for problem in 0..<20 {
      for (index, name) in ["a", "b", "c", "d"].enumerated() where name != "d" || problem < count {
        csv += "\(name),d\(problem),\(Double(index + problem % 3) / 10)\n"
      }
    }
    return try table(csv)
  }

  private static func ranks(_ option: String) -> String {
    "---\nidentity: {cell: [dataset, alg]}\nderived: {ranks: {make: ranks, measure: acc, of: alg\(option)}}\n---\n\n"
  }

  private static let ranksTable =
    "{{ ranks.problems }} of {{ ranks.all_problems }}\n\n```table\nlabel: t\nsource: ranks\ncolumns: [alg, mean_rank]\ncaption: R.\n```"

  @Test func ranksSayOnHowManyProblemsTheyRest() throws {
    func text(_ count: Int, _ option: String = "") throws -> String {
      try markdown(Self.ranksTable, head: Self.ranks(option), sources: ["results": Self.rivals(count)])
    }
    #expect(try text(20).contains("R. Ranks are over all 20 problems."))
    #expect(try text(12).contains("R. Ranks are over 12 of 20 problems, because d has a value on only 12."))
    #expect(try text(12).contains("12 of 20\n"))
    #expect(try text(3, ", common_cells: true").contains("R. Ranks are over 3 of 20 problems"))
  }

  @Test(arguments: [0, 3, 9])
  func ranksOnFewProblemsMustBeAskedFor(_ count: Int) throws {
    let found = mistakes(Self.ranks("") + "x", sources: ["results": try Self.rivals(max(count, 1))])
    #expect(
      found == [
        "3:41: too few problems have a value of each alg. Ranks are over \(max(count, 1)) of 20 problems, because d has a value on only \(max(count, 1))."
      ])
  }

  /// Without an identity no cell is defined. Equal shares are fine; other shares are reported.
  @Test(arguments: [
    ("a,d1,1\na,d2,1\nb,d1,1\nb,d2,1\n", false), ("a,d1,1\na,d2,1\nb,d1,1\n", true),
    ("a,d1,1\na,d1,1\na,d2,1\nb,d1,1\nb,d2,1\n", true), ("a,d1,1\na,d1,1\na,d2,1\na,d2,1\nb,d1,1\nb,d2,1\n", false),
    ("a,d1,1\na,d1,1\nb,d2,1\n", false), ("a,run1,1\na,run2,1\nb,run3,1\n", false),
  ])
  func groupsOfUnequalSharesAreTold(_ rows: String, isTold: Bool) throws {
    let body = "```chart\nlabel: c\nmark: bar\nx: model\ny: mean(auc)\ncaption: C.\n```"
    let report = try render(
      body, head: "", sources: ["results": Self.table("model,dataset,auc\n" + rows)])
    let text = "Not all groups are made of equal shares of each dataset, so their means compare mixtures."
    #expect(report.warnings.map(\.label) == (isTold ? ["c"] : []))
    #expect(report.warnings.allSatisfy { $0.text.hasPrefix(text) })
    #expect(report.figures[0].caption.plainText == (isTold ? "C. \(text)" : "C."))
  }

  @Test func theFieldThatMakesAColumnTextIsNamed() throws {
    let table = try Self.table("model,size,acc\na,5.49,71\nb,86.57,84\nc,\"about 1014\",87\nd,7,80\n")
    let cause = "'size' holds texts because of 'about 1014' in r.csv, line 4"
    let body = "```chart\nlabel: c\nmark: scatter\nx: size\ny: acc\ncaption: C.\n```"
    let report = try render(body, head: "", sources: ["results": table])
    #expect(report.warnings.map(\.text) == ["Size is drawn as categories: \(cause)."])
    #expect(report.figures[0].caption.plainText == "C. Size is drawn as categories: \(cause).")
    for cell in ["mark: bar\nx: model\ny: size", "mark: bar\nx: model\ny: mean(size)"] {
      do {
        _ = try render("```chart\nlabel: c\n\(cell)\n```", head: "", sources: ["results": table])
        Issue.record("a text was drawn as a number")
      } catch let list as DiagnosticList {
        #expect(list.diagnostics.count == 1 && list.diagnostics[0].hint?.hasPrefix(cause) == true)
      }
    }
    // Names were never meant to be numbers, so no cause is given.
    #expect(table.cause(ofTextsIn: try table.column("model")) == nil)
    let long = try Self.table("id\n1\n9007199254740993\n")
    #expect(
      long.cause(ofTextsIn: try long.column("id"))?.contains("'9007199254740993' in r.csv, line 3, which is longer")
        == true)
  }
}

import Foundation
import TestSupport
import Testing

/// `compare` and `merge` on tables of other programs, with the columns that identify their rows.
@Suite struct KeyedTableTests {
  private func run(_ arguments: [String], _ files: [(String, String)]) throws -> (Program.Outcome, merged: String?) {
    try ScratchFolder.with { scratch in
      for (name, text) in files { try scratch.write(text, to: name) }
      let outcome = try Program.run(arguments, folder: scratch.path)
      return (outcome, try? scratch.text("out.csv"))
    }
  }

  private static let before = (
    "before.csv", "model,data,seed,top1\nwide,x,0,0.5\nwide,x,1,0.7\ndeep,x,0,0.25\nold,x,0,1\n"
  )
  private static let after = ("after.csv", "model;data;top1\nwide;x;0,8\ndeep;x;0,25\nnew;x;1\n")

  private struct Comparison: Decodable {
    struct Cell: Decodable {
      let cell: [String: String]
      let a: Double
      let b: Double
    }
    let commonCells: Int
    let onlyA: Int
    let onlyB: Int
    let worst: [Cell]
  }

  @Test func cellsAreThoseOfTheKey() throws {
    let keys = ["--key", "model", "--key", "data", "--measure", "top1"]
    let (text, _) = try run(["compare", "before.csv", "after.csv"] + keys, [Self.before, Self.after])
    #expect(text.exitCode == 0 && text.output.contains("0.6000 → 0.8000  (0.2000)  wide, x"), "\(text.errors)")
    let (json, _) = try run(["compare", "before.csv", "after.csv", "--json"] + keys, [Self.before, Self.after])
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let found = try decoder.decode(Comparison.self, from: Data(json.output.utf8))
    #expect(found.commonCells == 2 && found.onlyA == 1 && found.onlyB == 1)
    #expect(found.worst.count == 1 && found.worst[0].cell == ["model": "wide", "data": "x"] && found.worst[0].b == 0.8)
  }

  @Test func keysThatAreWrittenOtherwiseAreNotOne() throws {
    let file = ("a.csv", "k,y\n007,1\n7,1\n")
    let (refused, _) = try run(["merge", "a.csv", "--key", "k", "--output", "out.csv"], [file])
    #expect(
      refused.exitCode == 65 && refused.errors.contains("a.csv:3: error: the key 'k' is '007'"), "\(refused.errors)")
    let (_, merged) = try run(["merge", "a.csv", "--key", "k", "--type", "k=text", "--output", "out.csv"], [file])
    #expect(merged == file.1)
  }

  @Test func differencesThatAreNotFiniteAreLeftOut() throws {
    let files = [("before.csv", "k,y\na,inf\nb,1\nc,1e308\n"), ("after.csv", "k,y\na,inf\nb,2\nc,-1e308\n")]
    let (text, _) = try run(["compare", "before.csv", "after.csv", "--key", "k", "--measure", "y"], files)
    #expect(text.output.contains("not finite, left out  2") && !text.output.contains("nan"), "\(text.output)")
    let (json, _) = try run(["compare", "before.csv", "after.csv", "--key", "k", "--measure", "y", "--json"], files)
    #expect(json.exitCode == 0 && json.output.contains("\"infinite_cells\" : 2"), "\(json.errors)")
  }

  @Test(arguments: [
    (["--key", "modle", "--measure", "top1"], 65, "unknown column 'modle'"),
    (["--key", "seed", "--measure", "top1"], 65, "unknown column 'seed'"),
    (["--key", "model"], 65, "before.csv has no column 'accuracy'"),
    ([], 65, "--key names what makes a cell, and --measure the numbers to compare"),
    (["--key", "model", "--measure", "top1", "--worst=-1"], 64, "--worst must be 0 or more"),
  ])
  func mistakesAreTold(_ options: [String], _ code: Int32, _ message: String) throws {
    let (outcome, _) = try run(["compare", "before.csv", "after.csv"] + options, [Self.before, Self.after])
    #expect(outcome.exitCode == code && outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func rowsAreMergedByTheKey() throws {
    let (outcome, merged) = try run(
      ["merge", "b.csv", "a.csv", "--key", "id", "-o", "out.csv"],
      [("a.csv", "id,x\n2,0.50\n1,7\n"), ("b.csv", "id,x\n1,7\n")])
    #expect(outcome.exitCode == 0 && outcome.errors.contains("2 rows from 2 files"), "\(outcome.errors)")
    #expect(merged == "id,x\n1,7\n2,0.50\n")
  }
}

import Basics
import Foundation
import Tables
import TestSupport
import Testing

/// Tables of databases written by Python's sqlite3.
@Suite struct SQLiteTests {
  /// Runs Python code with the open database `db`, and returns the path of the database.
  private func make(_ python: String, _ scratch: ScratchFolder) throws -> String {
    let script = "import sqlite3, os, sys\npath = sys.argv[1]\ndb = sqlite3.connect(path)\n\(python)\ndb.commit()\n"
    try #require(try Tool.run("env", ["python3", "-c", script, scratch("t.data")]) == "")
    return scratch("t.data")
  }

  private static let trials = """
    db.execute('create table trials (number integer, value real, note text, raw blob)')
    rows = [(0, 0.5, 'a', None), (1, None, 'é', b'\\x00\\xff'), (9007199254740993, 2, None, None)]
    db.executemany('insert into trials values (?, ?, ?, ?)', rows)
    """

  private func damage(_ path: String, _ change: (inout TableFormat) -> Void = { _ in }) -> Diagnostic? {
    var reader = CSVReader()
    change(&reader.format)
    do {
      _ = try reader.readAny(path: path)
      return nil
    } catch {
      return error as? Diagnostic
    }
  }

  private func read(_ path: String, _ change: (inout TableFormat) -> Void = { _ in }) throws -> Table {
    var reader = CSVReader()
    change(&reader.format)
    return try reader.readAny(path: path)
  }

  @Test func theOnlyTableIsMeant() throws {
    try ScratchFolder.with { scratch in
      let path = try make(Self.trials, scratch)
      let table = try read(path)
      #expect(table.columnNames == ["number", "value", "note", "raw"] && table.rowCount == 3)
      #expect(table["number"]?.text(2) == "9007199254740993" && table["value"]?.number(2) == 2)
      #expect(table["note"]?.text(1) == "é" && table["raw"]?.text(1) == "x'00ff'" && table["raw"]?.text(0) == nil)
      #expect(try Data(scratch.bytes("t.data")).count > 0 && scratch.files() == ["t.data"])
      #expect(table.origin?.remarks.map(\.message).contains("the rows are those of its table 'trials'") == true)
    }
  }

  @Test func aTableOrAQueryIsNamed() throws {
    try ScratchFolder.with { scratch in
      let path = try make(
        Self.trials + "\ndb.execute('create table \"odd \"\" name\" as select 7 as x')"
          + "\ndb.execute('create view best as select max(value) as best from trials')", scratch)
      #expect(damage(path)?.message == "the database has 3 tables: odd \" name, trials, best")
      #expect(try read(path) { $0.table = "odd \" name" }["x"]?.number(0) == 7)
      #expect(try read(path) { $0.table = "best" }["best"]?.number(0) == 2)
      let query = "SELECT note, value * 2 AS twice FROM trials WHERE value > 1 -- the last\n;"
      #expect(try read(path) { $0.query = query }["twice"]?.number(0) == 4)
      #expect(damage(path) { $0.table = "trails" }?.hint?.contains("'trials'") == true)
    }
  }

  /// A query cannot write, reach another file, or run forever.
  @Test(
    arguments: [
      ("DELETE FROM trials", "a query may only read"), ("ATTACH 'other.db' AS other", "a query may only read"),
      ("PRAGMA journal_mode = DELETE", "a query may only read"), ("SELECT load_extension('x')", ""),
      ("SELECT 1; DELETE FROM trials", "write one SELECT"), ("", "write a SELECT"), ("SELEC 1", ""),
      ("SELECT note, note FROM trials", "give one of them another name"),
    ] as [(String, String)])
  func queriesOnlyRead(_ query: String, hint: String) throws {
    try ScratchFolder.with { scratch in
      let path = try make(Self.trials, scratch)
      let before = try scratch.bytes("t.data")
      let found = try #require(damage(path) { $0.query = query })
      #expect(found.kind == .badData && (hint.isEmpty || found.hint?.contains(hint) == true), "\(found)")
      #expect(try scratch.bytes("t.data") == before && scratch.files() == ["t.data"])
    }
  }

  /// Rows in the write-ahead log are read, and reading a database leaves no file beside it.
  @Test func logsOfWritersCount() throws {
    try ScratchFolder.with { scratch in
      let path = try make("db.execute('pragma journal_mode = wal')\n" + Self.trials, scratch)
      #expect(try read(path).rowCount == 3)
      #expect(scratch.files() == ["t.data"])
      let stopped =
        "import sqlite3, os, sys\ndb = sqlite3.connect(sys.argv[1])\n"
        + "db.execute(\"insert into trials values (5, 1, 'x', null)\")\ndb.commit()\nos.kill(os.getpid(), 9)"
      #expect(try Tool.run("env", ["python3", "-c", stopped, path]) == nil)
      #expect(try read(path).rowCount == 4)
    }
  }

  @Test func whatIsPackedIsReadToo() throws {
    try ScratchFolder.with { scratch in
      let path = try make("db.execute('pragma journal_mode = wal')\n" + Self.trials, scratch)
      let plain = try read(path)
      _ = try Tool.run("gzip", [path])
      #expect(try read(path + ".gz") == plain)
    }
  }

  @Test func damageIsTold() throws {
    try ScratchFolder.with { scratch in
      let path = try make(
        "db.execute('create table t (x text)')\ndb.execute(\"insert into t values (cast(x'41ff' as text))\")", scratch)
      #expect(damage(path)?.message == "invalid UTF-8 in row 1 of 'x'")
      let whole = try scratch.bytes("t.data")
      try Data(whole.prefix(3_000)).write(to: URL(filePath: scratch("cut")))
      #expect(damage(scratch("cut"))?.kind == .badData)
      try Data(whole.prefix(16) + [UInt8](repeating: 7, count: 5_000)).write(to: URL(filePath: scratch("noise")))
      #expect(damage(scratch("noise"))?.kind == .badData)
    }
  }

  @Test func anEmptyDatabaseSaysSo() throws {
    try ScratchFolder.with { scratch in
      let path = try make("db.execute('create table t (x)')\ndb.execute('drop table t')", scratch)
      #expect(damage(path)?.message == "the database has no tables")
    }
  }
}

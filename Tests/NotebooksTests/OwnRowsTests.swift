import Basics
import Documents
import Graphics
import Notebooks
import Tables
import Testing

/// Lines through data in which each measure has separate rows.
@Suite struct OwnRowsTests {
  private static let none = Double.nan

  private static func table(_ train: [Double], _ val: [Double], rate: [Double]? = nil) -> Table {
    let columns = [
      Column("step", numbers: train.indices.map(Double.init)), Column("train_loss", numbers: train),
      Column("val_loss", numbers: val),
    ]
    return Table(columns + (rate.map { [Column("rate", numbers: $0)] } ?? []))
  }

  private static func figure(_ table: Table, y: String) throws -> (lines: [Int], caption: String) {
    let report = try render(
      "```chart\nlabel: c\nmark: line\nx: step\ny: \(y)\ncaption: Losses.\n```\n",
      head: "---\ntitle: Sample\n---\n", sources: ["results": table])
    let figure = try #require(report.figures.first)
    let lines = Self.flat(figure.drawing.commands).compactMap { command -> Int? in
      guard case .stroke(let path, let stroke) = command, stroke.width == 1.2 else { return nil }
      let starts = path.elements.count { if case .move = $0 { true } else { false } }
      return starts
    }
    return (lines, Inline.plainText(of: figure.fullCaption))
  }

  /// Returns the commands without groups. Each line is in a separate group, which says what the line belongs to.
  private static func flat(_ commands: [DrawingCommand]) -> [DrawingCommand] {
    commands.flatMap { command in
      if case .group(let group) = command { flat(group.commands) } else { [command] }
    }
  }

  /// Lightning's logger writes such files.
  @Test func eachColumnHasRowsOfItsOwn() throws {
    let table = Self.table(
      [1, 0.9, Self.none, 0.8, 0.7, Self.none], [Self.none, Self.none, 0.95, Self.none, Self.none, 0.75])
    let (lines, caption) = try Self.figure(table, y: "[train_loss, val_loss]")
    #expect(lines.suffix(2) == [1, 1] && !caption.contains("not drawn") && !caption.contains("go on"), "\(caption)")
  }

  @Test func aLineThatGoesOnOverRowsOfAnotherTellsIt() throws {
    let table = Self.table([1, 0.9, 0.8, 0.7, 0.6, 0.5], [Self.none, Self.none, 0.95, Self.none, Self.none, 0.75])
    let (lines, caption) = try Self.figure(table, y: "[train_loss, val_loss]")
    #expect(lines.suffix(2) == [1, 1], "\(lines)")
    #expect(caption.contains("another one has a value: 4 for Val loss."), "\(caption)")
  }

  @Test func aRowWithoutAnyValueIsAGap() throws {
    let table = Self.table([1, 0.9, Self.none, 0.7, 0.6], [1.1, 1, Self.none, 0.9, 0.8])
    let (lines, caption) = try Self.figure(table, y: "[train_loss, val_loss]")
    #expect(lines.suffix(2) == [2, 2], "\(lines)")
    #expect(caption.contains("2 of 10 values are not drawn: 2 missing."), "\(caption)")
  }

  /// Another column has separate rows if it never has a value where this one has a value. It need not be shown.
  @Test func oneColumnGoesOnOverRowsOfOthers() throws {
    let rate = [Self.none, Self.none, 0.1, Self.none, Self.none]
    let table = Self.table([1, 0.9, Self.none, 0.7, 0.6], [.nan, .nan, .nan, .nan, .nan], rate: rate)
    let (lines, caption) = try Self.figure(table, y: "train_loss")
    #expect(lines == [1] && caption.contains("another one has a value: 1 for Train loss."), "\(lines) \(caption)")
    let gap = try Self.figure(Self.table([1, 0.9, Self.none, 0.7, 0.6], [1, 1, 1, 1, 1]), y: "train_loss")
    #expect(gap.lines == [2] && gap.caption.contains("1 of 5 values is not drawn: 1 missing."), "\(gap)")
  }

  @Test func meansGoOnToo() throws {
    let table = Self.table([1, Self.none, 0.8, 0.7], [Self.none, 0.9, Self.none, 0.6])
    let (lines, caption) = try Self.figure(table, y: "[mean(train_loss), mean(val_loss)]")
    #expect(lines.suffix(2) == [1, 1] && caption.contains("1 for Train loss, 2 for Val loss."), "\(lines) \(caption)")
  }
}

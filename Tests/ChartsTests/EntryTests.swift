import Basics
import Charts
import Graphics
import Tables
import Testing

/// What every mark, short form, form and colour scheme must have. New entries are tested without a change here.
@Suite struct EntryTests {
  /// Each entry has a snapshot. `UPDATE_SNAPSHOTS=1` records that of a new entry.
  @Test(arguments: EntrySample.all) func eachEntryHasItsPicture(_ sample: EntrySample) throws {
    let chart = try sample.chart()
    let drawing = try chart.layout(measurer: FixedWidthMeasurer())
    try expectSnapshot(
      chart.alternativeText + "\n\n" + DrawingDump.text(of: drawing), "entry-\(sample.name).txt")
  }

  @Test(arguments: EntrySample.all) func eachEntryIsCalledByItsNoun(_ sample: EntrySample) throws {
    #expect(sample.isCalled(try sample.chart().alternativeText))
  }

  @Test func namesAndNounsAreUnique() {
    let nouns = Mark.all.map(\.words.noun) + ChartForm.all.map(\.noun)
    for noun in nouns { #expect(nouns.count { $0 == noun } == 1, "two marks are called '\(noun)'") }
    #expect(Set(Chart.kinds.map(\.name)).count == Chart.kinds.count)
    #expect(Chart.kinds.allSatisfy { !$0.summary.isEmpty })
  }

  /// A mark without a channel that it requires is an error that names both.
  @Test(arguments: EntrySample.all) func aMissingChannelIsNamed(_ sample: EntrySample) throws {
    for channel in sample.requires {
      #expect("\(sample) without \(channel.name)") {
        _ = try sample.chart(without: [channel.name])
      } throws: { error in
        (error as? Diagnostic)?.message.hasPrefix("'\(sample.name)' needs '\(channel.name)'") == true
      }
    }
  }

  /// A chart can be drawn with only its required channels. A short form then leaves out its supporting marks.
  @Test(arguments: EntrySample.all) func whatIsNotRequiredMayBeLeftOut(_ sample: EntrySample) throws {
    let optional = sample.needs.channels.map(\.name).filter { name in !sample.requires.contains { $0.name == name } }
    _ = try sample.chart(without: optional).layout(measurer: FixedWidthMeasurer())
  }

  /// A channel that no mark draws would be accepted and ignored.
  @Test(arguments: MarkChannel.all) func eachChannelIsDrawnByAMark(_ channel: MarkChannel) {
    #expect(
      EntrySample.all.contains { $0.needs.uses(channel) }, "no mark draws '\(channel.name)'")
  }

  /// The marks that show rows have notes with a name and a number.
  @Test(arguments: EntrySample.all) func eachMarkSaysWhatItShows(_ sample: EntrySample) throws {
    let laidOut = try sample.chart().laidOut(measurer: FixedWidthMeasurer())
    guard !sample.isSupporting, laidOut.rowsDrawn > 0 else { return }
    let notes = laidOut.drawing.commands.notes
    #expect(!notes.isEmpty, "\(sample) says nothing")
    for note in notes {
      #expect(!note.lines.isEmpty && note.lines.allSatisfy { !$0.isEmpty }, "\(sample): \(note.lines)")
    }
    #expect(notes.contains { $0.lines.joined().contains { $0.isNumber } }, "\(sample) says no number")
  }

  /// If no row lacks a value, all rows are drawn.
  @Test(arguments: EntrySample.all) func everyRowIsDrawn(_ sample: EntrySample) throws {
    guard !sample.isSupporting else { return }
    let given = EntrySample.table.rowCount
    let drawn = try sample.chart().laidOut(measurer: FixedWidthMeasurer()).rowsDrawn
    #expect(drawn == given, "\(sample): \(drawn) of \(given)")
  }
}

// MARK: Kinds of column

extension EntryTests {
  private static let columns: [(kind: String, values: @Sendable (String) -> Column)] = [
    ("texts", { Column($0, texts: ["u", "v", "w", "u", "v", "w"]) }),
    ("numbers", { Column($0, numbers: [3, 1, 2, -1, 0.5, 0]) }),
    ("one text", { Column($0, texts: ["u", "u", "u", "u", "u", "u"]) }),
    ("one number", { Column($0, numbers: [2, 2, 2, 2, 2, 2]) }),
    ("gaps", { Column($0, numbers: [.nan, 1, .infinity, 2, -.infinity, 0]) }),
    ("nothing", { Column($0, texts: [nil, nil, nil, nil, nil, nil]) }),
  ]

  private static let channels: [(name: String, bind: @Sendable (inout ChartSpecification) -> Void)] = [
    ("x", { $0.x = Channel("other") }), ("y", { $0.y = Channel("other") }), ("fill", { $0.fill = Channel("other") }),
    ("x on a logarithmic scale", { $0.x = Channel(["other"], scale: .log) }),
    ("y on a logarithmic scale", { $0.y = Channel(["other"], scale: .log) }),
    ("y in bands", { $0.y = Channel(["other"], scale: .band) }), ("color", { $0.color = Channel("other") }),
    ("text", { $0.label = Channel("other") }), ("facet", { $0.facet = Channel("other") }),
    ("low", { $0.interval = IntervalColumns(low: "other", high: "high", title: "range") }),
    ("baseline", { $0.baseline = "other" }), ("flag", { $0.flag = "other" }), ("cliques", { $0.cliques = "other" }),
  ]

  /// Each channel of each entry accepts each kind of column, or throws an error that says why not.
  @Test(arguments: EntrySample.all) func eachChannelTakesEachKindOfColumn(_ sample: EntrySample) throws {
    for (kind, values) in Self.columns {
      let table = EntrySample.table.adding(values("other"))
      for (channel, bind) in Self.channels {
        do {
          let chart = try sample.chart(table: table, bind)
          #expect(sample.isCalled(chart.alternativeText))
          _ = try chart.layout(measurer: FixedWidthMeasurer())
        } catch let error as Diagnostic {
          #expect(error.kind == .badData && error.message.count > 20, "\(sample), \(kind) in \(channel): \(error)")
        }
      }
    }
  }

  /// Each scheme colours cells or series of some entries. For the others, the error names the scheme.
  @Test(arguments: ColorScheme.all) func eachSchemeColours(_ scheme: ColorScheme) throws {
    var works = 0
    for sample in EntrySample.all {
      do {
        _ = try sample.chart { $0.scheme = scheme.name }.layout(measurer: FixedWidthMeasurer())
        works += 1
      } catch let error as Diagnostic {
        #expect(error.message.contains("'\(scheme.name)'"))
      }
    }
    #expect(works > 0, "nothing is drawn with \(scheme.name)")
  }
}

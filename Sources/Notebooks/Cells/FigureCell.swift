import Basics
import Graphics

/// A figure of picture files, and of charts that the document does not show by themselves: a `figure` cell, or
/// `![caption](file.png){#fig:name}` alone in its paragraph.
struct FigureCell: Sendable {
  enum FigurePanel: Sendable {
    case picture(Picture, SourceText)
    /// The chart with that label.
    case chart(SourceText)
  }

  var options: CellOptions
  var panels: [FigurePanel]
  /// How many panels are beside each other.
  var columns = 1
  var width: Length?
  var height: Length?
  /// Whether it is counted; a picture without a name stands where it is, without number and caption.
  var isNumbered = true
  var alternativeText: String?

  /// As written: `3in`, or a share of the column.
  enum Length: Sendable, Equatable {
    case points(Double)
    case share(Double)

    /// In points, on a column so wide.
    func points(on column: Double) -> Double {
      switch self {
      case .points(let points): points
      case .share(let share): share * column
      }
    }

    private static let units: [(name: String, points: Double)] = [
      ("in", 72), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("pt", 1), ("px", 0.75),
    ]

    /// What can be written, for hints.
    static let rule = "write a length such as 3in, 8cm, 80mm, 200pt or 320px, or a share of the column such as 50%"

    init?(_ text: String) {
      let digits = text.utf8.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }.count
      guard let number = Double(String(text.prefix(digits))), number > 0, number <= 10_000 else { return nil }
      let unit = text.dropFirst(digits)
      if unit == "%" {
        self = .share(number / 100)
      } else if unit.isEmpty {
        // As the width of a chart is written.
        self = .points(number * 72)
      } else if let points = Self.units.first(where: { $0.name == unit })?.points {
        self = .points(number * points)
      } else {
        return nil
      }
    }
  }

  static let fields =
    CellOptions.fields.filter { ["label", "caption", "show"].contains($0.name) } + [
      OptionField(
        "panels", .oneOrMore(.text), "Labels of charts and names of picture files, in their order.", isRequired: true),
      OptionField("columns", .wholeNumber(in: columnCounts), "How many panels are beside each other."),
      OptionField("width", .either(.text, .anyNumber), "Such as 3in, 8cm or 50%; a number is in inches."),
      OptionField("alt", .text, "A sentence for those who cannot see the figure."),
    ]
  static let keys = fields.names
  private static let columnCounts = 1...12

  /// - Parameters:
  ///   - yaml: the text between the fences.
  ///   - picture: reads the file of a panel; nil where that has failed.
  init?(_ yaml: SourceText, problems: ProblemList, picture: (SourceText) -> Picture?) {
    let reader = OptionReader(yaml, allowed: Self.keys, what: "option of a figure", problems: problems)
    let fence = yaml.source.text(line: yaml.line - 1)
    let names = reader.list("panels")
    if names.isEmpty {
      problems.report(
        "the figure has no 'panels'", hint: "write panels: [label-of-a-chart, file.png]", at: fence.location())
    }
    guard let options = CellOptions(reader, fence: fence), !names.isEmpty else { return nil }
    self.options = options
    panels = []
    for name in names {
      guard name.text.contains(".") else {
        panels.append(.chart(name))
        continue
      }
      guard let picture = picture(name) else { return nil }
      panels.append(.picture(picture, name))
    }
    columns = reader.wholeNumber("columns", in: Self.columnCounts) ?? min(panels.count, 2)
    width = reader.length("width")
    alternativeText = reader.text("alt")?.text
  }

  /// A picture by itself.
  init(_ picture: Picture, _ file: SourceText, _ options: CellOptions) {
    self.options = options
    panels = [.picture(picture, file)]
  }
}

extension OptionReader {
  fileprivate func length(_ key: String) -> FigureCell.Length? {
    guard let text = text(key) else { return nil }
    guard let length = FigureCell.Length(text.text) else {
      problems.report("'\(text.text)' is no length", hint: FigureCell.Length.rule, at: text.location())
      return nil
    }
    return length
  }
}

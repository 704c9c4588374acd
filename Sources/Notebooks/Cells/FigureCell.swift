import Basics
import Graphics

/// A figure of picture files and charts: a `figure` cell, or `![caption](file.png){#fig:name}` alone in its paragraph.
struct FigureCell: Sendable {
  enum FigurePanel: Sendable {
    case picture(Picture, SourceText)
    /// The chart with this label.
    case chart(SourceText)
  }

  var options: CellOptions
  var panels: [FigurePanel]
  /// The number of panels side by side.
  var columns = 1
  var width: Length?
  var height: Length?
  /// True if the figure has a number. A picture without a name has neither a number nor a caption.
  var isNumbered = true
  var alternativeText: String?

  /// A length such as `3in`, or a share of the column's width such as `50%`.
  enum Length: Sendable, Equatable {
    case points(Double)
    case share(Double)

    /// Returns the length in points, for a column that is `column` points wide.
    func points(on column: Double) -> Double {
      switch self {
      case .points(let points): points
      case .share(let share): share * column
      }
    }

    private static let units: [(name: String, points: Double)] = [
      ("in", 72), ("cm", 72 / 2.54), ("mm", 72 / 25.4), ("pt", 1), ("px", 0.75),
    ]

    /// The valid forms, for hints.
    static let rule =
      "write a length such as 3in, 8cm, 80mm, 200pt or 320px, or a share of the column such as 50%, at most 100%"

    init?(_ text: String) {
      let digits = text.utf8.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }.count
      guard let number = Double(String(text.prefix(digits))), number > 0, number <= 10_000 else { return nil }
      let unit = text.dropFirst(digits)
      if unit == "%" {
        guard number <= 100 else { return nil }
        self = .share(number / 100)
      } else if unit.isEmpty {
        // A plain number is in inches, like the width of a chart.
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

  /// Reads a cell. Reports mistakes, and returns nil without a valid label and readable panels.
  ///
  /// - Parameters:
  ///   - yaml: The text between the fences.
  ///   - picture: Reads the picture file of a panel. Returns nil if that failed, and reports why.
  init?(_ yaml: SourceText, problems: ProblemList, picture: (SourceText) -> Picture?) {
    let reader = OptionReader(yaml, allowed: Self.keys, what: "option of a figure", problems: problems)
    guard reader.isReadable else { return nil }
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

  /// Makes a figure of a single picture.
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

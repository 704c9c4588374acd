import Graphics
import Tables

/// A piece of a document that stands on its own lines.
package indirect enum Block: Sendable, Equatable {
  case heading(Heading)
  case paragraph([Inline])
  case list(ListBlock)
  case quote([Block])
  case code(CodeBlock)
  case table(TableBlock)
  case figure(Figure)
  case note(Note)
  case rule
  case html(String)
}

package struct Heading: Sendable, Equatable {
  /// From 1, the sections of the document, to 6.
  package var level: Int
  /// `2.1`; nil where sections are not numbered.
  package var number: String?
  package var content: [Inline]
  /// Unique in the document; empty before the notebook is evaluated.
  package var anchor: String

  package init(level: Int, number: String? = nil, content: [Inline], anchor: String = "") {
    self.level = level
    self.number = number
    self.content = content
    self.anchor = anchor
  }

  /// Over the list of what is cited.
  package static let references = Heading(level: 1, content: [.text("References")], anchor: "sec-references")
}

package struct ListBlock: Sendable, Equatable {
  /// The number of the first item; nil for bullets.
  package var start: Int?
  /// Whether items follow each other without space between.
  package var isTight: Bool
  package var items: [[Block]]
  /// For each item a name that links lead to; empty where none is needed.
  package var anchors: [String]

  package init(start: Int?, isTight: Bool, items: [[Block]], anchors: [String] = []) {
    self.start = start
    self.isTight = isTight
    self.items = items
    self.anchors = anchors
  }
}

package struct CodeBlock: Sendable, Equatable {
  /// The first word after the fence, which says what the text is.
  package var language: String
  package var text: String
  /// The line in the notebook of the first line of `text`.
  package var line: Int

  package init(language: String, text: String, line: Int) {
    self.language = language
    self.text = text
    self.line = line
  }
}

/// An aside that the reader must see.
package struct Note: Sendable, Equatable {
  package var title: [Inline]
  package var content: [Block]

  package init(title: [Inline], content: [Block]) {
    self.title = title
    self.content = content
  }
}

/// A finished chart with its caption.
package struct Figure: Sendable, Equatable {
  package var label: String
  package var number: Int
  package var caption: [Inline]
  /// What the picture says, for those who do not see it.
  package var alternativeText: String
  package var drawing: Drawing
  /// The numbers behind the picture, in full precision.
  package var data: Table
  /// The same, for people.
  package var dataTable: TableBlock

  package init(
    label: String, number: Int, caption: [Inline], alternativeText: String, drawing: Drawing, data: Table,
    dataTable: TableBlock
  ) {
    self.label = label
    self.number = number
    self.caption = caption
    self.alternativeText = alternativeText
    self.drawing = drawing
    self.data = data
    self.dataTable = dataTable
  }
}

/// Rows and columns of running text.
package struct TableBlock: Sendable, Equatable {
  package enum Alignment: Sendable {
    case left, center, right
  }

  package var label: String?
  package var number: Int?
  package var caption: [Inline]
  package var header: [[Inline]]
  package var alignments: [Alignment]
  package var rows: [[[Inline]]]
  /// The numbers behind the text, in full precision; nil for a table that was written by hand.
  package var data: Table?

  package init(
    label: String? = nil, number: Int? = nil, caption: [Inline] = [], header: [[Inline]], alignments: [Alignment],
    rows: [[[Inline]]], data: Table? = nil
  ) {
    precondition(header.count == alignments.count, "\(header.count) headers, \(alignments.count) alignments")
    self.label = label
    self.number = number
    self.caption = caption
    self.header = header
    self.alignments = alignments
    self.rows = rows
    self.data = data
  }
}

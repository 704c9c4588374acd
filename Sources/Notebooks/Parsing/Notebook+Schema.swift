import Basics

extension Notebook {
  /// Keys by which a cell is known, also one that lacks a key it needs.
  private static let tellingKeys: [(keys: [String], cell: String)] = [
    (["label", "panels"], "figure"), (["label", "mark"], "chart"), (["label", "x"], "chart"),
    (["label", "columns"], "table"), (["label", "by"], "table"), (["label"], "chart"), (["text"], "note"),
  ]

  /// What editors need to know of the YAML in a notebook: its head, and each kind of cell. Which of them a mapping is, is
  /// told by the keys that only one of them needs.
  ///
  /// - Parameters:
  ///   - formats: the names of document formats.
  ///   - papers: the names of paper sizes.
  package static func schema(formats: ValueSchema, papers: ValueSchema) -> SchemaFile {
    let cells = [
      ("chart", ChartCell.fields), ("table", TableCell.fields), ("figure", FigureCell.fields),
      ("note", NotebookParser.noteFields),
    ]
    let head = ValueSchema.mapping(FrontMatter.fields(formats: formats, papers: papers))
    return SchemaFile(
      name: "notebook", summary: "The head of a notebook, or one of its cells",
      root: .firstWith(tellingKeys.map { ($0.keys, .part($0.cell)) }, else: .part("head")),
      definitions: [("head", head)] + cells.map { ($0.0, .mapping($0.1)) })
  }
}

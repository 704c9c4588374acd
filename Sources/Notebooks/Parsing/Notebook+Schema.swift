import Basics

extension Notebook {
  /// The keys that identify each kind of cell, even if other required keys are missing.
  private static let tellingKeys: [(keys: [String], cell: String)] = [
    (["label", "panels"], "figure"), (["label", "mark"], "chart"), (["label", "x"], "chart"),
    (["label", "columns"], "table"), (["label", "by"], "table"), (["label"], "chart"), (["text"], "note"),
  ]

  /// Returns the schema that editors need for the YAML in a notebook: for its front matter and each kind of cell. The
  /// kind of a mapping follows from keys that only that kind needs.
  ///
  /// - Parameters:
  ///   - formats: The schema of a document format.
  ///   - papers: The schema of a paper size.
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

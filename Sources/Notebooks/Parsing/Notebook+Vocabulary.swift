/// The words that a notebook may use, by what they are.
extension Notebook {
  /// What a comment may begin with: `<!-- when … -->`.
  package static let directives = Directive.Kind.allCases.map(\.rawValue)

  /// The languages of fenced code that are cells.
  package static let cells = NotebookParser.cells

  /// What `make:` may name.
  package static let derivedTables = DerivedTable.kinds.map { (name: $0.name, summary: $0.summary) }

  /// What `total:` may name.
  package static let tableTotals = TableTotal.all.map { (name: $0.name, summary: $0.summary) }

  /// The keys of the front matter, and all options of cells, channels and derived tables.
  package static let keys = Set(
    FrontMatter.keys + FrontMatter.identityKeys + PaperMatter.authorKeys + RenderDefaults.keys + Ranking.keys
      + Derivations.Hypothesis.fields.names + ChartCell.keys
      + TableCell.keys + TableColumn.keys + TableHeat.keys + TableRemark.keys + ChannelOption.keys
      + DerivedTable.commonKeys + DerivedTable.kinds.flatMap { $0.keys })
}

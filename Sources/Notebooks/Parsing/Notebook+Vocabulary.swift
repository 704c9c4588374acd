/// The words that a notebook may use. Each list has one kind of word.
extension Notebook {
  /// The words that a directive can begin with: `<!-- when … -->`.
  package static let directives = Directive.Kind.allCases.map(\.rawValue)

  /// The languages of fenced code that make it a cell.
  package static let cells = NotebookParser.cells

  /// The values of `make:`.
  package static let derivedTables = DerivedTable.kinds.map { (name: $0.name, summary: $0.summary) }

  /// The values of `total:`.
  package static let tableTotals = TableTotal.all.map { (name: $0.name, summary: $0.summary) }

  /// The keys of the front matter, and the options of cells, channels and derived tables.
  package static let keys = Set(
    FrontMatter.keys + FrontMatter.identityKeys + PaperMatter.authorKeys + RenderDefaults.keys + Ranking.keys
      + Derivations.Hypothesis.fields.names + ChartCell.keys
      + TableCell.keys + TableColumn.keys + TableHeat.keys + TableRemark.keys + ChannelOption.keys
      + DerivedTable.commonKeys + DerivedTable.kinds.flatMap { $0.keys })
}

import Documents
import Tables

/// A visible part of a notebook after evaluation. Footnotes and citations have no numbers yet.
enum EvaluatedPart: Sendable {
  case block(UnnumberedBlock)
  case figure(Computed<Figure>, isShown: Bool)
  case table(Computed<TableBlock>, isShown: Bool)
  /// A part that could not be computed. The mistake is reported.
  case nothing

  /// A figure or table that is complete except for its caption.
  struct Computed<Content: Sendable>: Sendable {
    var content: Content
    var caption: [UnnumberedInline]
    /// The end of the caption, which the program writes: how values were computed, and what is not shown.
    var told: [UnnumberedInline] = []
    /// The texts of the notes under a table, in order.
    var notes: [[UnnumberedInline]] = []
    /// The data behind the figure or table, in full precision; empty for pictures.
    var data: Table
    /// The warnings to print on the terminal, in addition to the caption.
    var warnings: [String] = []
    /// True if it spans all columns of its venue because one column has no room for it.
    var isWidened = false
  }
}

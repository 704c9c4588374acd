import Documents
import Tables

/// The evaluated form of a visible part of a notebook, without the numbers of footnotes and citations.
enum EvaluatedPart: Sendable {
  case block(UnnumberedBlock)
  case figure(Computed<Figure>, isShown: Bool)
  case table(Computed<TableBlock>, isShown: Bool)
  /// It could not be computed, which is reported.
  case nothing

  /// A figure or table that lacks its caption only.
  struct Computed<Content: Sendable>: Sendable {
    var content: Content
    var caption: [UnnumberedInline]
    /// What the caption ends with, which is ours: how it was computed, and what is not shown.
    var told: [UnnumberedInline] = []
    /// The texts of the notes under a table, in their order.
    var notes: [[UnnumberedInline]] = []
    /// The numbers behind it, in full precision; none behind pictures.
    var data: Table
    /// What is told on the terminal besides the caption.
    var warnings: [String] = []
    /// Whether it spans all columns of its venue because it found no room in one.
    var isWidened = false
  }
}

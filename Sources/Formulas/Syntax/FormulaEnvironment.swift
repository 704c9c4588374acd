/// An environment `\begin{name}` … `\end{name}`.
struct FormulaEnvironment: Sendable {
  /// The argument after the name.
  enum Head {
    /// No argument.
    case none
    /// The alignments of columns, such as `{lcr}`.
    case columns
    /// The alignment of the only column, `{l}` or `{c}`.
    case column
    /// The alignment of all columns, such as `[r]`, which may be missing.
    case alignment
    /// The number of pairs of columns, in braces.
    case count
  }

  let name: String
  let kind: FormulaTable.Kind
  var left: Unicode.Scalar?
  var right: Unicode.Scalar?
  var head = Head.none
  var isDisplayed = false
  /// The largest number of columns, or nil if there is none.
  var mostColumns: Int?
  /// The environment that LaTeX needs inside a formula, or nil for the same one.
  var inner: String?
  /// True if LaTeX has it for lines of their own, as a formula of its own.
  var standsAlone = false

  static let all: [FormulaEnvironment] =
    [
      .init(name: "matrix", kind: .matrix), .init(name: "pmatrix", kind: .matrix, left: "(", right: ")"),
      .init(name: "bmatrix", kind: .matrix, left: "[", right: "]"),
      .init(name: "Bmatrix", kind: .matrix, left: "{", right: "}"),
      .init(name: "vmatrix", kind: .matrix, left: "|", right: "|"),
      .init(name: "Vmatrix", kind: .matrix, left: "‖", right: "‖"),
    ].flatMap { (matrix: FormulaEnvironment) -> [FormulaEnvironment] in
      let starred = FormulaEnvironment(
        name: matrix.name + "*", kind: .matrix, left: matrix.left, right: matrix.right, head: .alignment)
      return [matrix, starred]
    }
    + [
      .init(name: "smallmatrix", kind: .smallMatrix), .init(name: "array", kind: .matrix, head: .columns),
      .init(name: "darray", kind: .matrix, head: .columns, isDisplayed: true),
      .init(name: "subarray", kind: .lines, head: .column, mostColumns: 1),
      .init(name: "cases", kind: .cases, left: "{", mostColumns: 2),
      .init(name: "dcases", kind: .cases, left: "{", isDisplayed: true, mostColumns: 2),
      .init(name: "rcases", kind: .cases, right: "}", mostColumns: 2),
      .init(name: "drcases", kind: .cases, right: "}", isDisplayed: true, mostColumns: 2),
      .init(name: "aligned", kind: .aligned),
      .init(name: "split", kind: .aligned, mostColumns: 2, inner: "aligned"),
      .init(name: "alignedat", kind: .aligned, head: .count), .init(name: "gathered", kind: .gathered, mostColumns: 1),
    ]
    + ["align", "align*"].map { .init(name: $0, kind: .aligned, inner: "aligned", standsAlone: true) }
    + ["alignat", "alignat*"].map {
      .init(name: $0, kind: .aligned, head: .count, inner: "alignedat", standsAlone: true)
    }
    + ["gather", "gather*", "equation", "equation*"].map {
      .init(name: $0, kind: .gathered, mostColumns: 1, inner: "gathered", standsAlone: true)
    }

  /// A formula with the environment.
  var example: String {
    let head =
      switch head {
      case .none: ""
      case .columns: "{l|c}"
      case .column: "{l}"
      case .alignment: "[r]"
      case .count: "{1}"
      }
    let rows = mostColumns == 1 ? "a \\\\ c" : "a & b \\\\ c & d"
    return "\\begin{\(name)}\(head) \(rows) \\end{\(name)}"
  }

  static let byName: [String: FormulaEnvironment] = all.reduce(into: [:]) { $0[$1.name] = $1 }
}

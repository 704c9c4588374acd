import Basics
import CMarkdown

/// GitHub-flavoured Markdown as cmark-gfm parsed it, copied into our own values. Only this file and `MarkdownReader`
/// know the library.
struct MarkdownNode {
  /// cmark's own name, such as `paragraph` or `table_cell`.
  var kind: String
  var literal: String
  var fenceInfo: String
  var url: String
  var headingLevel: Int
  var listStart: Int?
  var isTight: Bool
  /// Of an item of a list that is a task: whether it is done.
  var isDone: Bool?
  /// `l`, `c`, `r` or 0 for each column of a table.
  var alignments: [UInt8]
  /// From 1, in the text that was parsed.
  var line: Int
  /// From 1, in bytes of that line.
  var column: Int
  var children: [MarkdownNode]
  /// The line of the first node below that lies too deep and is left out.
  private(set) var tooDeepLine: Int?

  /// cmark switches the characters of its extensions on and off in tables shared by all parsers.
  private static let parserLock = Monitor<Bool>(false)

  static func parse(_ text: String) -> MarkdownNode {
    parserLock.access { isRegistered in
      if !isRegistered { cmark_gfm_core_extensions_ensure_registered() }
      isRegistered = true
      let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8)
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      cmark_parser_feed(parser, text, text.utf8.count)
      let root = cmark_parser_finish(parser)
      defer { cmark_node_free(root) }
      return MarkdownNode(root.unwrapped(because: "cmark gives a document for every text"), depth: 1)
    }
  }

  private init(_ node: OpaquePointer, depth: Int) {
    kind = Self.kind(of: node)
    literal = Self.string(cmark_node_get_literal(node))
    fenceInfo = kind == "code_block" ? Self.string(cmark_node_get_fence_info(node)) : ""
    url = Self.string(cmark_node_get_url(node))
    headingLevel = Int(cmark_node_get_heading_level(node))
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    listStart = isOrdered ? Int(cmark_node_get_list_start(node)) : nil
    isTight = cmark_node_get_list_tight(node) != 0
    isDone = kind == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil
    alignments = kind == "table" ? Self.columnAlignments(of: node) : []
    line = Int(cmark_node_get_start_line(node))
    column = Int(cmark_node_get_start_column(node))
    children = []
    var child = cmark_node_first_child(node)
    if child != nil, depth > Limit.nesting.most { (child, tooDeepLine) = (nil, line) }
    while let current = child {
      children.append(MarkdownNode(current, depth: depth + 1))
      tooDeepLine = tooDeepLine ?? children.last?.tooDeepLine
      child = cmark_node_next(current)
    }
  }

  /// The library has no names for footnotes.
  private static func kind(of node: OpaquePointer) -> String {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    default: string(cmark_node_get_type_string(node))
    }
  }

  private static func columnAlignments(of table: OpaquePointer) -> [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(table))
    guard let letters = cmark_gfm_extensions_get_table_alignments(table) else { return [] }
    return (0..<count).map { letters[$0] }
  }

  private static func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}

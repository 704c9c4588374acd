import Yams

/// A YAML node and the place from which its own place is counted: the start of the YAML, or a typed value itself.
struct PlacedNode {
  let node: Node
  let origin: SourceText

  func part(_ node: Node) -> PlacedNode { PlacedNode(node: node, origin: origin) }

  /// True for a node without content, as in `key:`, `key: ""`, `key: []` and `key: {}`.
  var isEmpty: Bool {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty
    case .sequence(let nodes): nodes.isEmpty
    case .mapping(let pairs): pairs.isEmpty
    case .alias: false
    }
  }

  /// The text of a scalar, placed at its first character: behind an opening quote, or on the line below a `|`.
  var text: SourceText {
    let source = origin.source
    var result = source.text(
      node.scalar?.string ?? "", line: origin.line + (node.mark?.line ?? 1) - 1,
      column: origin.column + (node.mark?.column ?? 1) - 1)
    switch node.scalar?.style {
    case .singleQuoted, .doubleQuoted: result.column += 1
    case .literal, .folded:
      result.line += 1
      let line = source.lines.indices.contains(result.line - 1) ? source.lines[result.line - 1] : ""
      result.column = line.prefix { $0 == " " }.count + 1
    default: break
    }
    return result
  }
}

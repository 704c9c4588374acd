import Analysis

extension Notebook {
  /// The names of `let` that a text shows with an interval, directly or through another name. Other names get none.
  var namesWithInterval: Set<String> {
    var names = Set(placeholders.flatMap(\.namesWithInterval))
    for definition in (abstract + parts).flatMap(\.definitions).reversed() where names.contains(definition.named.name) {
      names.formUnion(definition.named.expression.parameters.map(\.name))
    }
    return names
  }
}

extension NotebookPart {
  /// The definitions in the order of the text.
  fileprivate var definitions: [Definition] {
    if case .definition(let definition) = self { return [definition] }
    return children.flatMap(\.definitions)
  }
}

extension ParsedPlaceholder {
  fileprivate var namesWithInterval: [String] {
    guard case .expression(let inline, _) = self, inline.writer.showsInterval else { return [] }
    return inline.expression.parameters.map(\.name)
  }
}

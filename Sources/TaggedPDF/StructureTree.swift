import Graphics

/// The elements of a document in the order in which they are read, made of the paths of all that was painted.
struct StructureTree {
  enum Kid { case element(Int), run(Int), link(Int) }

  struct Element {
    var node: StructureNode
    var parent: Int?
    var kids: [Kid] = []
    var bounds: Rectangle?
    fileprivate var children: [Key: Int] = [:]
  }

  fileprivate struct Key: Hashable {
    let role: StructureNode.Role
    let number: Int
  }

  /// Elements above their children. The first has what has no other parent.
  private(set) var elements: [Element]

  init(_ content: PageRuns) {
    elements = [Element(node: StructureNode(.section))]
    for (number, run) in content.runs.enumerated() {
      guard case .node(let path) = run.owner else { continue }
      let owner = element(at: path)
      elements[owner].kids.append(.run(number))
      if let bounds = content.bounds[number] { elements[owner].bounds = bounds }
    }
    for (number, link) in content.links.enumerated() { elements[element(at: link.path)].kids.append(.link(number)) }
    for index in elements.indices where elements[index].node.role.isOrdered { sortKids(of: index) }
  }

  private mutating func element(at path: [StructureNode]) -> Int {
    path.reduce(0) { parent, node in
      let key = Key(role: node.role, number: node.number)
      if let known = elements[parent].children[key] { return known }
      elements.append(Element(node: node, parent: parent))
      elements[parent].children[key] = elements.count - 1
      elements[parent].kids.append(.element(elements.count - 1))
      return elements.count - 1
    }
  }

  /// A figure that was moved to the next page is read where it stands in the text.
  private mutating func sortKids(of index: Int) {
    func place(_ kid: Kid) -> Int { if case .element(let child) = kid { elements[child].node.number } else { .min } }
    elements[index].kids = elements[index].kids.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }
}

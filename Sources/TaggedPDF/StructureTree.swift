import Graphics

/// The structure elements of a document in reading order, built from the paths of all painted runs.
struct StructureTree {
  /// A child of an element: another element, a run or a link, each by its index.
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

  /// All elements, parents before their children. The first is the document, the parent of all that have no other
  /// parent.
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

  /// Sorts the children of an element by their numbers in the text. A figure that was moved to a later page is then
  /// read at its place in the text.
  private mutating func sortKids(of index: Int) {
    func place(_ kid: Kid) -> Int { if case .element(let child) = kid { elements[child].node.number } else { .min } }
    elements[index].kids = elements[index].kids.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }
}

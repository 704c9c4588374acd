import Basics
import Graphics

/// Writes the structure tree into a file: the elements, the parent tree, the identifiers, the links and the pages.
///
/// Source: ISO 32000-1, 14.7 and 14.8.
struct StructureWriter {
  private(set) var file: CairoFile
  private let content: PageRuns
  private let tree: StructureTree
  private let pages: [Int]
  /// The object number of each element.
  private var numbers: [Int] = []
  /// The page and the MCID of each run that paints something.
  private var places: [Int: (page: Int, mcid: Int)] = [:]
  /// The object number of each link annotation.
  private var linkNumbers: [Int] = []
  /// The object number of the structure tree root.
  private(set) var root = 0

  /// Returns the key of a link in the parent tree. The pages have the keys before those of the links.
  private func parentNumber(ofLink index: Int) -> Int { pages.count + index }

  init(_ file: CairoFile, _ content: PageRuns) throws(Diagnostic) {
    (self.file, self.content, tree) = (file, content, StructureTree(content))
    pages = file.pages()
    try markContent()
    root = self.file.add(.null)
    for _ in tree.elements { numbers.append(self.file.add(.null)) }
    for index in content.links.indices { try addLink(index) }
    for index in tree.elements.indices { self.file.objects[numbers[index]] = .dictionary(entries(of: index)) }
    self.file.objects[root] = .dictionary(rootEntries())
  }

  private mutating func markContent() throws(Diagnostic) {
    var counts = [Int](repeating: 0, count: pages.count)
    for run in content.runs where counts.indices.contains(run.page) { counts[run.page] += 1 }
    for page in pages.indices {
      guard var entries = file.objects[pages[page]]?.entries else { throw .unexpectedPDF("page \(page) is missing") }
      let marks = try ContentMarks(
        try file.data(entries["Contents"]), runs: content.runs, page: page, count: counts[page])
      for (mcid, run) in marks.found.enumerated() { places[run] = (page, mcid) }
      entries["Contents"] = .reference(file.add(Flate.stream(marks.output)))
      entries["StructParents"] = .number(page)
      entries["Tabs"] = .name("S")
      entries["Annots"] = nil
      file.objects[pages[page]]?.entries = entries
    }
  }

  private mutating func addLink(_ index: Int) throws(Diagnostic) {
    let link = content.links[index]
    guard pages.indices.contains(link.page), let page = file.objects[pages[link.page]]?.entries,
      let height = page["MediaBox"]?.array?.last?.double
    else { throw .unexpectedPDF("the page of a link is missing") }
    let annotation = link.annotation(height: height, parent: parentNumber(ofLink: index))
    linkNumbers.append(file.add(.dictionary(annotation)))
    let others = page["Annots"]?.array ?? []
    file.objects[pages[link.page]]?.entries?["Annots"] = .array(others + [.reference(linkNumbers[index])])
  }

  // MARK: Elements

  private func entries(of index: Int) -> PDFEntries {
    let element = tree.elements[index]
    var entries = element.node.entries
    if element.parent == nil { entries["S"] = .name("Document") }
    entries["P"] = .reference(element.parent.map { numbers[$0] } ?? root)
    if element.node.role == .note { entries["ID"] = .text(Self.identifier(of: index)) }
    let first = element.kids.lazy.compactMap { kid in if case .run(let run) = kid { places[run]?.page } else { nil } }
      .first
    if let first { entries["Pg"] = .reference(pages[first]) }
    if let bounds = element.bounds, let first, let box = box(bounds, onPage: first) {
      entries["A"] = .dictionary(["O": .name("Layout"), "BBox": box, "Placement": .name("Block")])
    }
    let kids = element.kids.compactMap { value($0, on: first) }
    if kids.count == 1 { entries["K"] = kids[0] } else if kids.count > 1 { entries["K"] = .array(kids) }
    return entries
  }

  private static func identifier(of index: Int) -> String { "note-\(index)" }

  private func box(_ bounds: Rectangle, onPage page: Int) -> PDFObject? {
    guard let height = file.objects[pages[page]]?.entries?["MediaBox"]?.array?.last?.double else { return nil }
    return .array([bounds.minX, height - bounds.maxY, bounds.maxX, height - bounds.minY].map(PDFObject.number))
  }

  private func value(_ kid: StructureTree.Kid, on page: Int?) -> PDFObject? {
    switch kid {
    case .element(let child): return .reference(numbers[child])
    case .link(let index):
      let page = pages[content.links[index].page]
      return .dictionary(["Type": .name("OBJR"), "Obj": .reference(linkNumbers[index]), "Pg": .reference(page)])
    case .run(let run):
      guard let place = places[run] else { return nil }
      if place.page == page { return .number(place.mcid) }
      return .dictionary(["Type": .name("MCR"), "Pg": .reference(pages[place.page]), "MCID": .number(place.mcid)])
    }
  }

  // MARK: The root

  private mutating func rootEntries() -> PDFEntries {
    var owners = [[PDFObject]](repeating: [], count: pages.count)
    var ownerOfRun: [Int: Int] = [:]
    var ownerOfLink: [Int: Int] = [:]
    for (index, element) in tree.elements.enumerated() {
      for kid in element.kids {
        if case .run(let run) = kid { ownerOfRun[run] = index }
        if case .link(let link) = kid { ownerOfLink[link] = index }
      }
    }
    for (run, place) in places.sorted(by: { $0.key < $1.key }) {
      if let owner = ownerOfRun[run] { owners[place.page].append(.reference(numbers[owner])) }
    }
    var list: [PDFObject] = []
    for page in pages.indices { list += [.number(page), .reference(file.add(.array(owners[page])))] }
    for index in content.links.indices {
      if let owner = ownerOfLink[index] { list += [.number(parentNumber(ofLink: index)), .reference(numbers[owner])] }
    }
    var entries: PDFEntries = ["Type": .name("StructTreeRoot"), "K": .reference(numbers[0])]
    entries["ParentTree"] = .reference(file.add(.dictionary(["Nums": .array(list)])))
    entries["ParentTreeNextKey"] = .number(parentNumber(ofLink: content.links.count))
    // PDF 1.7 has no standard type `Title`.
    entries["RoleMap"] = .dictionary(["Title": .name("P")])
    let notes = tree.elements.indices.filter { tree.elements[$0].node.role == .note }
      .map { (Self.identifier(of: $0), numbers[$0]) }.sorted { $0.0 < $1.0 }
    if !notes.isEmpty {
      let names = notes.flatMap { [PDFObject.text($0.0), .reference($0.1)] }
      entries["IDTree"] = .reference(file.add(.dictionary(["Names": .array(names)])))
    }
    return entries
  }
}

extension StructureNode {
  /// The entries that do not depend on the position in the tree.
  fileprivate var entries: PDFEntries {
    var entries: PDFEntries = ["Type": .name("StructElem"), "S": .name(role.rawValue)]
    if !description.isEmpty, role == .figure || role == .formula { entries["Alt"] = .text(description) }
    var table: PDFEntries = ["O": .name("Table")]
    switch detail {
    case .columnHead: table["Scope"] = .name("Column")
    case .rowHead: table["Scope"] = .name("Row")
    case .orderedList, .unorderedList:
      let numbering = detail == .orderedList ? "Decimal" : "Disc"
      entries["A"] = .dictionary(["O": .name("List"), "ListNumbering": .name(numbering)])
    case .none: break
    }
    if columns > 1 { table["ColSpan"] = .number(columns) }
    if detail == .columnHead || detail == .rowHead || columns > 1 { entries["A"] = .dictionary(table) }
    return entries
  }
}

extension PageRuns.Link {
  fileprivate func annotation(height: Double, parent: Int) -> PDFEntries {
    let (top, bottom) = (height - area.minY, height - area.maxY)
    var entries: PDFEntries = ["Type": .name("Annot"), "Subtype": .name("Link")]
    entries["Rect"] = .array([area.minX, bottom, area.maxX, top].map(PDFObject.number))
    entries["Border"] = .array([.number(0), .number(0), .number(0)])
    entries["F"] = .number(4)
    let description = path.last?.description ?? ""
    entries["StructParent"] = .number(parent)
    switch destination {
    case .address(let address):
      entries["Contents"] = .text(description.isEmpty ? address : description)
      entries["A"] = .dictionary(["S": .name("URI"), "URI": .text(address)])
    case .place(let name):
      entries["Contents"] = .text(description.isEmpty ? name : description)
      entries["Dest"] = .text(name)
    }
    return entries
  }
}

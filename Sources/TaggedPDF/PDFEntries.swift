/// The entries of a PDF dictionary. The keys keep their order, so that equal input gives equal bytes.
struct PDFEntries: Sendable, Sequence, ExpressibleByDictionaryLiteral {
  private var list: [(key: String, value: PDFObject)] = []

  init() {}
  init(dictionaryLiteral elements: (String, PDFObject)...) { list = elements.map { (key: $0.0, value: $0.1) } }

  subscript(key: String) -> PDFObject? {
    get { list.first { $0.key == key }?.value }
    set {
      let index = list.firstIndex { $0.key == key }
      if let newValue {
        if let index { list[index].value = newValue } else { list.append((key, newValue)) }
      } else if let index {
        list.remove(at: index)
      }
    }
  }

  func makeIterator() -> IndexingIterator<[(key: String, value: PDFObject)]> { list.makeIterator() }

  func write(to out: inout [UInt8], numbers: [Int: Int]) {
    out += "<<".utf8
    for (key, value) in list {
      out += "/\(key) ".utf8
      value.write(to: &out, numbers: numbers)
    }
    out += ">>".utf8
  }
}

import Documents

/// The numbers and anchors of a document's sections, figures, tables and formulas, each kind counted by itself.
struct Numbering {
  let isNumbered: Bool
  private var figures: [String: Int] = [:]
  private var tables: [String: Int] = [:]
  /// Of figures that have several.
  private var panels: [String: Int] = [:]
  private var equations: [String: String] = [:]
  /// Those with a tag do not count.
  private var lastEquation = 0
  private var sections: [Section] = []
  /// Of the sections, by their anchors.
  private var places: [String: Int] = [:]
  /// The highest number behind a slug, so that many equal titles are not tried one after the other.
  private var lastCount: [String: Int] = [:]
  /// Of the last section, one for each level.
  private var counters: [Int] = []
  private var nextSection = 0
  /// The level that the notebook gives to its sections: `#` or `##`.
  private var topLevel = 6

  struct Section {
    var level: Int
    var anchor: String
    var title: String
    var number = ""
  }

  init(isNumbered: Bool) {
    self.isNumbered = isNumbered
  }

  mutating func addFigure(_ label: String, panels count: Int = 1) {
    figures[label] = figures.count + 1
    panels[label] = count
  }

  /// The letters of a figure's panels; none where it is one picture.
  func panels(ofFigure label: String) -> [String] {
    let count = panels[label] ?? 1
    return count > 1 ? (0..<count).map(FigureComposer.letter) : []
  }

  mutating func addTable(_ label: String) { tables[label] = tables.count + 1 }

  /// - Parameter tag: what stands in place of its number.
  /// - Returns: false where another has the label.
  mutating func addEquation(_ label: String, tag: String? = nil) -> Bool {
    guard equations[label] == nil else { return false }
    lastEquation += tag == nil ? 1 : 0
    equations[label] = tag ?? "\(lastEquation)"
    return true
  }

  mutating func add(heading level: Int, title: String) {
    let isHigher = level < topLevel
    topLevel = min(topLevel, level)
    let slug = Slug.of(title)
    var anchor = slug
    var count = lastCount[slug] ?? 1
    while places[anchor] != nil {
      count += 1
      anchor = "\(slug)-\(count)"
    }
    lastCount[slug] = count
    places[anchor] = sections.count
    sections.append(Section(level: level, anchor: anchor, title: title))
    numberSections(from: isHigher ? 0 : sections.count - 1)
  }

  /// `1`, `1.1`, `1.2`, `2`: from the levels, with any highest level.
  private mutating func numberSections(from first: Int) {
    if first == 0 { counters = [] }
    for index in first..<sections.count {
      let depth = sections[index].level - topLevel + 1
      while counters.count < depth { counters.append(0) }
      counters.removeLast(counters.count - depth)
      counters[depth - 1] += 1
      sections[index].number = counters.map(String.init).joined(separator: ".")
    }
  }

  func number(ofFigure label: String) -> Int { figures[label] ?? 0 }
  func number(ofTable label: String) -> Int { tables[label] ?? 0 }
  func number(ofEquation label: String) -> String? { equations[label] }

  /// Before the headings are gone through a second time, in the same order.
  mutating func restart() { nextSection = 0 }

  /// A heading with its number, anchor and level from 1.
  mutating func next<Hole>(_ heading: HeadingTemplate<Hole>) -> HeadingTemplate<Hole> {
    let section = sections[nextSection]
    nextSection += 1
    let level = section.level - topLevel + 1
    return .init(
      level: level, number: isNumbered && level <= 3 ? section.number : nil, content: heading.content,
      anchor: "sec-\(section.anchor)")
  }

  /// What a reference to a label, or to the anchor of a section, leads to.
  func target(_ kind: Reference.Kind, _ name: String) -> Target? {
    switch kind {
    case .figure: return figures[name].map { Target(word: "Figure", number: "\($0)", anchor: "fig-\(name)") }
    case .table: return tables[name].map { Target(word: "Table", number: "\($0)", anchor: "tab-\(name)") }
    case .equation: return equations[name].map { Target(word: "Equation", number: $0, anchor: "eq-\(name)") }
    case .section:
      guard let section = places[name].map({ sections[$0] }) else { return nil }
      return Target(
        word: isNumbered ? "Section" : "", number: isNumbered ? section.number : section.title, anchor: "sec-\(name)")
    }
  }

  struct Target {
    var word: String
    var number: String
    var anchor: String
  }

  /// All names that a reference can have, for hints.
  var names: [String] {
    func names(_ kind: Reference.Kind, _ labels: [String]) -> [String] { labels.map { "\(kind.rawValue):\($0)" } }
    return names(.figure, figures.keys.sorted()) + names(.table, tables.keys.sorted())
      + names(.equation, equations.keys.sorted()) + names(.section, sections.map(\.anchor))
  }
}

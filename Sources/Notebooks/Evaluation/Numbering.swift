import Documents

/// The numbers and anchors of sections, figures, tables and formulas. Each kind is counted separately.
struct Numbering {
  let isNumbered: Bool
  private var figures: [String: Int] = [:]
  private var tables: [String: Int] = [:]
  /// The numbers of panels, by the label of the figure.
  private var panels: [String: Int] = [:]
  private var equations: [String: String] = [:]
  /// The number of the last formula. Formulas with a tag are not counted.
  private var lastEquation = 0
  private var sections: [Section] = []
  /// The indices of sections, by their anchors.
  private var places: [String: Int] = [:]
  /// The highest number used behind each slug. It saves trying all of them if many titles are equal.
  private var lastCount: [String: Int] = [:]
  /// The number of the last section, one part for each level.
  private var counters: [Int] = []
  private var nextSection = 0
  /// The highest level that the sections of the notebook have: 1 for `#`, 2 for `##`.
  private var topLevel = 6
  /// The index of the section with which the appendix begins.
  private var appendix: Int?

  struct Section {
    var level: Int
    var anchor: String
    var title: String
    var number = ""
    var attributes = HeadingAttributes()
  }

  private let language: DocumentLanguage

  init(isNumbered: Bool, in language: DocumentLanguage) {
    self.isNumbered = isNumbered
    self.language = language
  }

  mutating func addFigure(_ label: String, panels count: Int = 1) {
    figures[label] = figures.count + 1
    panels[label] = count
  }

  /// Returns the letters of a figure's panels; none if it has only one.
  func panels(ofFigure label: String) -> [String] {
    let count = panels[label] ?? 1
    return count > 1 ? (0..<count).map(LetterName.of) : []
  }

  mutating func addTable(_ label: String) { tables[label] = tables.count + 1 }

  /// - Parameter tag: The text in place of a number.
  /// - Returns: False if another formula has the label.
  mutating func addEquation(_ label: String, tag: String? = nil) -> Bool {
    guard equations[label] == nil else { return false }
    lastEquation += tag == nil ? 1 : 0
    equations[label] = tag ?? "\(lastEquation)"
    return true
  }

  mutating func add(heading level: Int, title: String, _ attributes: HeadingAttributes) {
    let isHigher = level < topLevel
    topLevel = min(topLevel, level)
    let anchor = attributes.name ?? freeAnchor(Slug.of(title))
    // An explicit name takes precedence over an anchor that was made of another section's title.
    if let other = places[anchor] {
      sections[other].anchor = freeAnchor(anchor)
      places[sections[other].anchor] = other
    }
    places[anchor] = sections.count
    if attributes.beginsAppendix, appendix == nil { appendix = sections.count }
    sections.append(Section(level: level, anchor: anchor, title: title, attributes: attributes))
    numberSections(from: isHigher ? 0 : sections.count - 1)
  }

  private mutating func freeAnchor(_ slug: String) -> String {
    var anchor = slug
    var count = lastCount[slug] ?? 0
    while places[anchor] != nil {
      count += 1
      anchor = "\(slug)-\(count)"
    }
    lastCount[slug] = count
    return anchor
  }

  /// Numbers the sections by their levels: `1`, `1.1`, `1.2`, `2`, and in the appendix `A`, `A.1`.
  private mutating func numberSections(from first: Int) {
    if first == 0 { counters = [] }
    for index in first..<sections.count where !sections[index].attributes.isUnnumbered {
      let depth = sections[index].level - topLevel + 1
      if index == appendix { counters = [] }
      while counters.count < depth { counters.append(0) }
      counters.removeLast(counters.count - depth)
      counters[depth - 1] += 1
      var parts = counters.map(String.init)
      if isInAppendix(index), counters[0] > 0 { parts[0] = LetterName.of(counters[0] - 1).uppercased() }
      sections[index].number = parts.joined(separator: ".")
    }
  }

  private func isInAppendix(_ index: Int) -> Bool { appendix.map { index >= $0 } ?? false }

  private func hasNumber(_ index: Int) -> Bool {
    (isNumbered || isInAppendix(index)) && !sections[index].attributes.isUnnumbered
  }

  func number(ofFigure label: String) -> Int { figures[label] ?? 0 }
  func number(ofTable label: String) -> Int { tables[label] ?? 0 }
  func number(ofEquation label: String) -> String? { equations[label] }

  /// Prepares for a second pass over the headings, in the same order.
  mutating func restart() { nextSection = 0 }

  /// Returns the next heading with its number, anchor and level, which counts from 1.
  mutating func next<Hole>(_ heading: HeadingTemplate<Hole>) -> HeadingTemplate<Hole> {
    let index = nextSection
    let section = sections[index]
    nextSection += 1
    let level = section.level - topLevel + 1
    var attributes = section.attributes
    attributes.beginsAppendix = index == appendix
    return .init(
      level: level, number: hasNumber(index) && level <= 3 ? section.number : nil, content: heading.content,
      anchor: "sec-\(section.anchor)", attributes: attributes)
  }

  /// Returns the target of a reference to a label or to the anchor of a section; nil if it is unknown.
  func target(_ kind: Reference.Kind, _ name: String) -> Target? {
    switch kind {
    case .figure: return figures[name].map { Target(words: language.figures, number: "\($0)", anchor: "fig-\(name)") }
    case .table: return tables[name].map { Target(words: language.tables, number: "\($0)", anchor: "tab-\(name)") }
    case .equation: return equations[name].map { Target(words: language.equations, number: $0, anchor: "eq-\(name)") }
    case .section:
      guard let index = places[name] else { return nil }
      let section = sections[index]
      guard hasNumber(index) else { return Target(words: ("", ""), number: section.title, anchor: "sec-\(name)") }
      let words = isInAppendix(index) ? language.appendices : language.sections
      return Target(words: words, number: section.number, anchor: "sec-\(name)")
    }
  }

  struct Target {
    /// The words before its number: alone, and with those of others of its kind.
    var words: DocumentLanguage.Label
    var number: String
    var anchor: String
  }

  /// All names that references can use, for hints.
  var names: [String] {
    func names(_ kind: Reference.Kind, _ labels: [String]) -> [String] { labels.map { "\(kind.rawValue):\($0)" } }
    return names(.figure, figures.keys.sorted()) + names(.table, tables.keys.sorted())
      + names(.equation, equations.keys.sorted()) + names(.section, sections.map(\.anchor))
  }
}

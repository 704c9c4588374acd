import Basics
import Documents

/// Checks the braces behind section titles: no name is used twice, and only one appendix begins, outside any section.
struct SectionNames {
  private var sections: [(level: Int, attributes: HeadingAttributes, place: SourceText)] = []

  mutating func add(_ level: Int, _ attributes: HeadingAttributes, at place: SourceText) {
    sections.append((level, attributes, place))
  }

  func check(_ problems: ProblemList) {
    let highest = sections.map(\.level).min() ?? 1
    var lines: [String: Int] = [:]
    var appendix: Int?
    for (level, attributes, place) in sections {
      if let name = attributes.name {
        if let first = lines[name] {
          problems.report(
            "repeated label 'sec:\(name)'", hint: "it is already used in line \(first)", at: place.location())
        }
        lines[name] = lines[name] ?? place.line
      }
      guard attributes.beginsAppendix else { continue }
      if let appendix {
        problems.report(
          "the appendix has begun in line \(appendix)", hint: "write {.appendix} once: all that follows belongs to it",
          at: place.location())
      } else if level > highest {
        problems.report(
          "an appendix cannot begin within a section",
          hint: "write its title with \(String(repeating: "#", count: highest))",
          at: place.location())
      }
      appendix = appendix ?? place.line
    }
  }
}

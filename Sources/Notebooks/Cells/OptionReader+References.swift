import Basics
import Charts

extension OptionReader {
  /// Reads one or several of `rule: 0.99`, `rule: 0.99=solved` and `rule: {value: 0.99, title: solved, axis: y}`.
  func referenceLines(_ key: String) -> [AxisReferences.Rule] {
    elements(key, allowed: ReferenceFields.rule.names, what: "option of a rule").compactMap { element in
      switch element {
      case .text(let text):
        let parts = ReferenceParts(text)
        guard parts.values.count == 1, let value = AxisValue(parts.values[0]) else {
          report("'\(key)' must be a number", "0.5, 0.5=chance, or 'x 1000'", at: text)
          return nil
        }
        return .init(value: value, title: parts.title, axis: parts.axis)
      case .mapping(let options):
        guard let text = options.text("value") else {
          options.reportMissing("value", in: self.key(key))
          return nil
        }
        guard let value = AxisValue(text) else {
          problems.report("'value' must be a number", at: text.location())
          return nil
        }
        return .init(value: value, title: options.text("title")?.text ?? "", axis: options.axis)
      }
    }
  }

  /// Reads one or several of `span: "0.2,0.4"`, `span: "0.2,0.4=usual"` and `span: {from: 0.2, to: 0.4, title: usual}`.
  func referenceSpans(_ key: String) -> [AxisReferences.Span] {
    elements(key, allowed: ReferenceFields.span.names, what: "option of a span").compactMap { element in
      switch element {
      case .text(let text):
        let parts = ReferenceParts(text)
        return span(parts.values, title: parts.title, axis: parts.axis, at: text)
      case .mapping(let options):
        let ends = ["from", "to"].compactMap { options.text($0) }
        guard let place = self.key(key) else { return nil }
        return span(ends, title: options.text("title")?.text ?? "", axis: options.axis, at: place)
      }
    }
  }

  /// Reads one or several of `arrow: "3,0.9=best"` and `arrow: {x: 3, y: 0.9, text: best}`.
  func arrowNotes(_ key: String) -> [ArrowNote] {
    elements(key, allowed: ReferenceFields.arrow.names, what: "option of an arrow").compactMap { element in
      let place: SourceText?
      let parts: [String?]
      switch element {
      case .text(let text):
        place = text
        let sides = text.text.split(separator: "=", maxSplits: 1).map(String.init)
        let ends = (sides.first ?? "").split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
        parts = ends.count == 2 && sides.count == 2 ? ends + [sides[1]] : []
      case .mapping(let options):
        place = self.key(key)
        parts = ["x", "y", "text"].map { options.text($0)?.text }
      }
      let given = parts.compactMap(\.self)
      guard given.count == 3 else {
        if let place {
          report("an arrow needs an x, a y and a text", "\"3,0.9=best\" or {x: 3, y: 0.9, text: best}", at: place)
        }
        return nil
      }
      return ArrowNote(x: given[0], y: given[1], text: given[2])
    }
  }

  private func span(
    _ ends: [SourceText], title: String, axis: ReferenceLine.Axis, at place: SourceText
  ) -> AxisReferences.Span? {
    guard let ends = AxisRange(ends) else {
      report("a span needs two numbers, the smaller first", "\"0.2,0.4\" or {from: 0.2, to: 0.4}", at: place)
      return nil
    }
    return .init(ends: ends, title: title, axis: axis)
  }

  private var axis: ReferenceLine.Axis {
    choice("axis", ReferenceLine.Axis.allCases.map(\.rawValue)).flatMap(ReferenceLine.Axis.init) ?? .value
  }

  private func reportMissing(_ key: String, in place: SourceText?) {
    guard self.key(key) == nil, let place else { return }
    problems.report("'\(key)' is missing", at: place.location())
  }

  private func report(_ message: String, _ example: String, at place: SourceText) {
    problems.report(message, hint: "write \(example)", at: place.location())
  }
}

/// The parts of a rule or span that is written as one text: `x 1000=restart`, `0.2,0.4`.
private struct ReferenceParts {
  let values: [SourceText]
  let title: String
  let axis: ReferenceLine.Axis

  init(_ text: SourceText) {
    let sides = text.text.split(separator: "=", maxSplits: 1).map(String.init)
    title = sides.count > 1 ? sides[1] : ""
    var place = sides.first ?? ""
    let word = place.split(separator: " ").first.map(String.init)
    let named = word.flatMap(ReferenceLine.Axis.init)
    if named != nil, let word { place = String(place.trimmingSpaces.dropFirst(word.count)) }
    axis = named ?? .value
    values = place.split(separator: ",", omittingEmptySubsequences: false).map {
      text.part(String($0).trimmingSpaces, offset: 0)
    }
  }
}

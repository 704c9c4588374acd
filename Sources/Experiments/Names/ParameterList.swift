import Basics
import Tables

/// An entry of a list that numbers may follow in its name: `uniform(1, 2)`.
package protocol Parameterized: Named {
  /// Nil where the name alone says all.
  var parameters: ParameterList<Self>? { get }
}

/// What the numbers behind a name mean.
package struct ParameterList<Entry>: Sendable {
  /// For people: `low and high`.
  package let expectation: String
  /// Those that the name alone stands for.
  package let usual: [Double]
  /// Nil for numbers that mean nothing.
  package let make: @Sendable (_ numbers: [Double]) -> Entry?
}

/// `uniform(1, 2)` as a name and its numbers.
struct ParameterizedName: CustomStringConvertible {
  let name: String
  let numbers: [Double]

  init(_ name: String, _ numbers: [Double]) {
    self.name = name
    self.numbers = numbers
  }

  /// Nil for a text of another form. Commas or blanks divide the numbers.
  init?(_ text: String) {
    guard text.last == ")", let bracket = text.firstIndex(of: "(") else { return nil }
    let parts = text[text.index(after: bracket)...].dropLast().split { $0 == "," || $0 == " " }
    let numbers = parts.compactMap { Double(String($0)) }
    guard numbers.count == parts.count, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(text[..<bracket].trimmingSpaces, numbers)
  }

  var description: String { "\(name)(\(numbers.map(NumberText.shortest).joined(separator: ", ")))" }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

extension Array where Element: Parameterized {
  /// The entry of a name, or the one that it makes of the numbers behind its name.
  ///
  /// - Throws: a diagnostic for a name that is not in the list, and for numbers that mean nothing.
  package func resolve(_ text: String, what: String) throws(Diagnostic) -> Element {
    if let entry = first(where: { $0.name == text }) { return entry }
    let base = text.prefix { $0 != "(" }.trimmingSpaces
    guard text.contains("("), let entry = first(where: { $0.name == base }) else {
      throw .unknownName(text, what: what, valid: map(\.name), kind: .usage)
    }
    guard let parameters = entry.parameters else {
      throw Diagnostic(.usage, "the \(what) '\(base)' takes no numbers", hint: "write \(base)")
    }
    guard let parts = ParameterizedName(text), let made = parameters.make(parts.numbers) else {
      throw Diagnostic(
        .usage, "'\(text)' is not a \(what)", hint: "'\(base)' takes \(parameters.expectation)")
    }
    return parts.numbers == parameters.usual ? entry : made
  }
}

import Basics
import Tables

/// An entry of a list whose name can be followed by numbers, such as `uniform(1, 2)`.
package protocol Parameterized: Named {
  /// The meaning of the numbers; nil for an entry that takes none.
  var parameters: ParameterList<Self>? { get }
}

/// The meaning of the numbers that follow a name.
package struct ParameterList<Entry>: Sendable {
  /// A text for messages that says which numbers are expected, such as `low and high`.
  package let expectation: String
  /// The numbers that the name alone stands for.
  package let usual: [Double]
  /// Returns the entry for some numbers; nil for numbers that are not valid.
  package let make: @Sendable (_ numbers: [Double]) -> Entry?
}

/// A name and its numbers, read from a text such as `uniform(1, 2)`.
struct ParameterizedName: CustomStringConvertible {
  let name: String
  let numbers: [Double]

  init(_ name: String, _ numbers: [Double]) {
    self.name = name
    self.numbers = numbers
  }

  /// Reads a name and numbers that are separated by commas or spaces; nil for a text of another form.
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
  /// Returns the entry with a name, or the one that the numbers after the name describe.
  ///
  /// - Throws: a diagnostic for a name that is not in the list, and for numbers that are not valid.
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

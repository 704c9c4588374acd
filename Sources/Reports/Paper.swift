import Basics
import Typesetting

/// The paper size of a PDF.
package enum Paper: String, CaseIterable, Named, Sendable {
  case a4, letter

  package var name: String { rawValue }

  var style: PageStyle {
    switch self {
    case .a4: .a4
    case .letter: .letter
    }
  }
}

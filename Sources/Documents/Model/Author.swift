import Basics

/// Who wrote a document.
package struct Author: Sendable, Equatable {
  package var name: String
  package var affiliations: [String]
  /// `https://orcid.org/0000-0002-1825-0097`.
  package var orcid: Address?
  package var email: String?

  package init(_ name: String, affiliations: [String] = [], orcid: Address? = nil, email: String? = nil) {
    self.name = name
    self.affiliations = affiliations
    self.orcid = orcid
    self.email = email
  }
}

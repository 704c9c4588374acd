import Basics

/// An author of a document.
package struct Author: Sendable, Equatable {
  package var name: String
  package var affiliations: [String]
  /// The address of the author's ORCID record, such as `https://orcid.org/0000-0002-1825-0097`.
  package var orcid: Address?
  package var email: String?

  package init(_ name: String, affiliations: [String] = [], orcid: Address? = nil, email: String? = nil) {
    self.name = name
    self.affiliations = affiliations
    self.orcid = orcid
    self.email = email
  }
}

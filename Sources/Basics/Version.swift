/// The release of this program. Every report contains it, so it changes with a release and never with a commit.
package enum Version {
  package static let current = "0.1.0"
}

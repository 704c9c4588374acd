/// The version of this program. Every report contains it, so it changes with a release and not with every commit.
package enum Version {
  package static let current = "0.1.0"
}

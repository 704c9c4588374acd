/// The release this program is; it stands in every report, so it changes with a release and never with a commit.
package enum Version {
  package static let current = "0.1.0"
}

import TestSupport
import Testing

/// Compares a text with the file of a name in the folder `Snapshots` beside the test.
func expectSnapshot(
  _ actual: String, _ name: String, testFile: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let difference = try Snapshot.difference(actual, name, beside: testFile)
  #expect(difference == nil, sourceLocation: sourceLocation)
}

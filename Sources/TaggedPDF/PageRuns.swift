import Graphics

/// What was painted on the pages of a file, run by run, in the order of painting.
///
/// Each run stands in the file between two marks: rectangles of 0.125 points in the page's corner, whose colours bear the
/// run's number. `TaggedFile` finds them there, and takes them out.
package struct PageRuns: Sendable {
  /// A piece of content that one element of the structure owns.
  package struct Run: Sendable {
    package var page: Int
    package var owner: Owner

    package init(page: Int, owner: Owner) { (self.page, self.owner) = (page, owner) }
  }

  package enum Owner: Sendable {
    /// From the outermost node to the one that has the content.
    case node([StructureNode])
    case artifact(DrawingTag.Artifact)
  }

  /// An area that leads somewhere.
  package struct Link: Sendable {
    package var page: Int
    package var path: [StructureNode]
    /// In points from the upper left corner of the page.
    package var area: Rectangle
    package var destination: Destination

    package init(page: Int, path: [StructureNode], area: Rectangle, destination: Destination) {
      (self.page, self.path, self.area, self.destination) = (page, path, area, destination)
    }
  }

  package enum Destination: Sendable, Equatable {
    case address(String)
    /// By its name in the file.
    case place(String)
  }

  /// More have no colours.
  package static let most = 1_000_000
  /// The colour of a mark: red says whether a run begins or ends, green and blue have its number.
  package static let begin = 0.123
  package static let end = 0.124
  package static let markSize = 0.125

  package var runs: [Run] = []
  package var links: [Link] = []
  /// Where figures are, in points from the upper left corner, by the run that begins with them.
  package var bounds: [Int: Rectangle] = [:]

  package init() {}
}

import Graphics

/// The content that was painted on the pages of a file, run by run, in the order of painting.
///
/// In the file, each run stands between two marks: rectangles of 0.125 points in the corner of the page, whose colours
/// encode the number of the run. `TaggedFile` finds them and removes them.
package struct PageRuns: Sendable {
  /// A piece of content that belongs to one structure element or artifact.
  package struct Run: Sendable {
    package var page: Int
    package var owner: Owner

    package init(page: Int, owner: Owner) { (self.page, self.owner) = (page, owner) }
  }

  /// What a run belongs to.
  package enum Owner: Sendable {
    /// A structure element, as the path from the outermost node to the node that owns the content.
    case node([StructureNode])
    /// An artifact: content that is not part of the document's structure, such as a page number.
    case artifact(DrawingTag.Artifact)
  }

  /// An area that links to a destination.
  package struct Link: Sendable {
    package var page: Int
    /// The path from the outermost node to the link element.
    package var path: [StructureNode]
    /// The area in points from the upper left corner of the page.
    package var area: Rectangle
    package var destination: Destination

    package init(page: Int, path: [StructureNode], area: Rectangle, destination: Destination) {
      (self.page, self.path, self.area, self.destination) = (page, path, area, destination)
    }
  }

  /// The target of a link.
  package enum Destination: Sendable, Equatable {
    case address(String)
    /// A named destination in the file.
    case place(String)
  }

  /// The largest number of runs. The two colour components of a mark cannot encode more.
  package static let most = 1_000_000
  /// The red component of a mark that begins a run. Green and blue encode the run's number.
  package static let begin = 0.123
  /// The red component of a mark that ends a run.
  package static let end = 0.124
  /// The side of a mark in points.
  package static let markSize = 0.125

  package var runs: [Run] = []
  package var links: [Link] = []
  /// The bounds of figures in points from the upper left corner, by the number of the first run of the figure.
  package var bounds: [Int: Rectangle] = [:]

  package init() {}
}

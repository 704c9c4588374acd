// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "draw-chart",
  platforms: [.macOS(.v15)],
  // In another package, write .package(url: "ADDRESS OF THE REPOSITORY", from: "VERSION"), and package: "reasonops"
  // below.
  dependencies: [.package(name: "reasonops", path: "../..")],
  targets: [
    .executableTarget(
      name: "draw-chart",
      dependencies: [
        .product(name: "ReasonopsCharts", package: "reasonops"),
        .product(name: "ReasonopsTables", package: "reasonops"),
      ])
  ]
)

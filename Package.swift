// swift-tools-version: 6.1
import PackageDescription

/// The instruction set that the kernels are compiled for: `native`, unless `REASONOPS_MARCH` names another one
/// (`x86-64-v3` for a mixed cluster, or empty for the baseline of the architecture).
let instructionSet = Context.environment["REASONOPS_MARCH"] ?? "native"
let machine = instructionSet.isEmpty ? [] : ["-Xcc", "-march=\(instructionSet)"]

/// Settings for vector code. Without `-fno-math-errno` a square root is not vectorised, and without `-march` a
/// multiply-add is a function call.
let vectorized: [SwiftSetting] = [
  .unsafeFlags(machine + ["-Xcc", "-fno-math-errno"], .when(configuration: .release))
]
/// Settings for the kernels. Each entry of the kernels checks its shapes itself. Debug builds optimise them too,
/// because their tests would otherwise take minutes.
let unchecked: [SwiftSetting] = [
  .unsafeFlags(["-Ounchecked"] + machine + ["-Xcc", "-fno-math-errno"], .when(configuration: .release)),
  .unsafeFlags(["-O"], .when(configuration: .debug)),
]
/// The plugin for documentation. Only `make docs` requests it, so that other builds do not fetch it.
let documentation: [Package.Dependency] =
  Context.environment["REASONOPS_DOCS"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")]
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "reasonops",
  platforms: [.macOS(.v15)],
  // The products that other packages can use. No target that the libraries need may have unsafe flags.
  products: [
    .library(name: "ReasonopsTables", targets: ["ReasonopsTables"]),
    .library(name: "ReasonopsCharts", targets: ["ReasonopsCharts", "ReasonopsTables"]),
    .executable(name: "reasonops", targets: ["reasonops"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ] + documentation,
  targets: [
    .systemLibrary(
      name: "CCairo", pkgConfig: "pangocairo",
      providers: [.apt(["libpango1.0-dev"]), .brew(["pango"])]),
    .systemLibrary(
      name: "CMarkdown", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CKernels", cSettings: [.unsafeFlags(instructionSet.isEmpty ? [] : ["-march=\(instructionSet)"])]),

    .target(name: "Platform", exclude: ["README.md"]),
    .target(name: "Basics", dependencies: ["Platform"], exclude: ["README.md"]),
    // CByteMasks enables wide vectors with function attributes, because the libraries may not have unsafe flags.
    .target(name: "CByteMasks"),
    .target(name: "CPictures"),
    .target(name: "CProcesses"),
    .target(name: "Processes", dependencies: ["Basics", "CProcesses", "Platform"], exclude: ["README.md"]),
    .target(
      name: "Tables", dependencies: ["Basics", "CByteMasks", "CSQLite", "CZlib", "Platform"], exclude: ["README.md"]),
    .target(name: "Statistics", dependencies: ["Basics", "Platform"], exclude: ["README.md"]),
    .target(name: "Kernels", dependencies: ["CKernels"], exclude: ["README.md"], swiftSettings: unchecked),
    .target(
      name: "Networks", dependencies: ["Basics", "CKernels", "Kernels", "Platform", "Statistics"],
      exclude: ["README.md"], swiftSettings: vectorized),
    .target(
      name: "Experiments",
      dependencies: ["Basics", "Networks", "Platform", "Processes", "Statistics", "Tables", yams],
      exclude: ["README.md"], swiftSettings: vectorized),
    .target(name: "Analysis", dependencies: ["Basics", "Statistics", "Tables"], exclude: ["README.md"]),
    .target(name: "Formulas", dependencies: ["Basics"], exclude: ["README.md"]),
    .target(name: "Graphics", dependencies: ["Basics", "Formulas", "Platform"], exclude: ["README.md"]),
    .target(name: "Markup", dependencies: ["Basics"], exclude: ["README.md"]),
    .target(
      name: "VectorImages", dependencies: ["Basics", "Formulas", "Graphics", "Markup", "Platform"],
      exclude: ["README.md"]),
    .target(
      name: "TaggedPDF", dependencies: ["Basics", "CZlib", "Graphics"], exclude: ["README.md"]),
    .target(name: "Encoding", dependencies: ["Basics", "Platform"], exclude: ["README.md"]),
    .target(name: "PDFInspection", dependencies: ["Basics"], exclude: ["README.md"]),
    .target(
      name: "CairoGraphics",
      dependencies: [
        "Basics", "CCairo", "CPictures", "Encoding", "Formulas", "Graphics", "Platform", "TaggedPDF",
      ],
      exclude: ["README.md"]),
    .target(name: "Charts", dependencies: ["Basics", "Graphics", "Platform", "Tables"], exclude: ["README.md"]),
    .target(
      name: "Documents",
      dependencies: ["Basics", "CMarkdown", "Formulas", "Graphics", "Hyphenation", "Markup", "Platform"],
      exclude: ["README.md"], resources: [.embedInCode("Resources")]),
    .target(name: "Hyphenation", dependencies: ["Basics"], exclude: ["README.md"]),
    .target(
      name: "Typesetting", dependencies: ["Basics", "Documents", "Formulas", "Graphics"], exclude: ["README.md"]),
    .target(
      name: "Notebooks",
      dependencies: [
        "Analysis", "Basics", "Charts", "Documents", "Formulas", "Graphics", "Statistics", "Tables", yams,
      ],
      exclude: ["README.md"]),
    .target(
      name: "Reports",
      dependencies: [
        "Analysis", "Basics", "CairoGraphics", "Documents", "Encoding", "Graphics", "Markup", "Notebooks",
        "PDFInspection", "Platform", "Statistics", "Tables", "Typesetting", "VectorImages",
      ],
      exclude: ["README.md"]),
    .target(name: "ReasonopsTables", dependencies: ["Basics", "Tables"], exclude: ["README.md"]),
    .target(
      name: "ReasonopsCharts",
      dependencies: ["Basics", "CairoGraphics", "Documents", "Notebooks", "ReasonopsTables", "Reports"],
      exclude: ["README.md"]),
    .target(
      name: "Preview",
      dependencies: [
        "Basics", .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ],
      exclude: ["README.md"], resources: [.embedInCode("Resources")]),
    .executableTarget(
      name: "reasonops",
      dependencies: [
        "Analysis", "Basics", "CairoGraphics", "Charts", "Documents", "Experiments", "Graphics", "Kernels", "Networks",
        "Notebooks", "PDFInspection", "Platform", "Preview", "Processes", "Reports", "Statistics", "Tables",
        "Typesetting", "VectorImages", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .target(name: "GraphicsTestSupport", dependencies: ["CCairo", "Graphics"], path: "Tests/GraphicsTestSupport"),
    .testTarget(name: "BasicsTests", dependencies: ["Basics", "Platform", "TestSupport"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "TablesTests", dependencies: ["Basics", "Platform", "Statistics", "Tables", "TestSupport"]),
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "Basics", "Statistics", "Tables"]),
    .testTarget(
      name: "ExperimentsTests",
      dependencies: ["Basics", "Experiments", "Networks", "Platform", "Statistics", "Tables", "TestSupport"]),
    .testTarget(name: "PreviewTests", dependencies: ["Preview"]),
    .testTarget(name: "ProcessesTests", dependencies: ["Basics", "Platform", "Processes", "TestSupport"]),
    .testTarget(
      name: "FormulasTests",
      dependencies: ["Basics", "CairoGraphics", "Formulas", "Graphics", "Statistics", "TestSupport"]),
    .testTarget(
      name: "VectorImagesTests",
      dependencies: ["Basics", "CairoGraphics", "Graphics", "Markup", "TestSupport", "VectorImages"]),
    .testTarget(name: "GraphicsTests", dependencies: ["Graphics", "TestSupport"]),
    .testTarget(
      name: "TaggedPDFTests", dependencies: ["Basics", "CairoGraphics", "Graphics", "TaggedPDF", "TestSupport"]),
    .testTarget(name: "EncodingTests", dependencies: ["Basics", "Encoding", "GraphicsTestSupport", "TestSupport"]),
    .testTarget(
      name: "PDFInspectionTests",
      dependencies: ["Basics", "CairoGraphics", "Graphics", "PDFInspection", "TestSupport"]),
    .testTarget(
      name: "CairoGraphicsTests",
      dependencies: ["Basics", "CCairo", "CairoGraphics", "Graphics", "GraphicsTestSupport", "TestSupport"]),
    .testTarget(
      name: "ChartsTests",
      dependencies: [
        "Basics", "CairoGraphics", "Charts", "Graphics", "GraphicsTestSupport", "Statistics", "Tables", "TestSupport",
      ],
      exclude: ["Snapshots"]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: ["Documents", "Formulas", "Graphics", "Markup", "Statistics", "TestSupport"]),
    .testTarget(
      name: "TypesettingTests",
      dependencies: ["Documents", "Graphics", "GraphicsTestSupport", "Hyphenation", "Statistics", "Typesetting"]),
    .testTarget(
      name: "NotebooksTests",
      dependencies: [
        "Analysis", "Basics", "CairoGraphics", "Charts", "Documents", "Graphics", "GraphicsTestSupport", "Notebooks",
        "Statistics", "Tables", "TestSupport", "Typesetting",
      ],
      exclude: ["Snapshots"]),
    .testTarget(name: "KernelsTests", dependencies: ["Kernels", "Statistics"], swiftSettings: vectorized),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Basics", "CairoGraphics", "Documents", "Notebooks", "Reports", "Statistics", "Tables", "TestSupport",
      ]),
    .testTarget(
      name: "NetworksTests", dependencies: ["Basics", "Kernels", "Networks", "Platform", "Statistics"],
      swiftSettings: vectorized),
    .testTarget(
      name: "ParserTests",
      dependencies: [
        "Analysis", "Basics", "CairoGraphics", "Experiments", "Formulas", "Graphics", "Notebooks", "PDFInspection",
        "Statistics", "Tables", "TestSupport",
      ]),
    .testTarget(
      name: "ReasonopsChartsTests", dependencies: ["ReasonopsCharts", "ReasonopsTables", "TestSupport"]),
    .testTarget(name: "reasonopsTests", dependencies: ["Basics", "Notebooks", "TestSupport", "reasonops"]),
  ],
  swiftLanguageModes: [.v6]
)

// `REASONOPS_TESTS` names the only test targets to build, separated by commas. With it, a build for another instruction
// set or with a sanitizer compiles only what its tests need: `swift test --test-product reasonopsPackageTests`.
if let names = Context.environment["REASONOPS_TESTS"]?.split(separator: ",").map(String.init) {
  package.targets.removeAll { $0.type == .test && !names.contains($0.name) }
}

import Basics

/// The files that `init` writes, and the commands to type next.
struct StartingFolder {
  /// A template, and its name in the new folder.
  struct StartingFile {
    let name: String
    /// The path relative to the folder of templates.
    let template: String
    /// A text in the template, such as the path of its data, and its replacement in the copy.
    var replacing: (String, with: String)?
  }

  let files: [StartingFile]
  /// The commands to type next. Words that are paths in the new folder are marked.
  let next: [[Word]]

  enum Word {
    case plain(String)
    case inFolder(String)
  }

  /// A grid of this program's networks, some of its results, and a short paper about them.
  static let networks = StartingFolder(
    files: ["report.md", "results.csv", "references.bib", "grid.yaml", "Makefile", ".gitignore"].map {
      StartingFile(name: $0, template: "start/\($0)")
    },
    next: [
      [.plain("render"), .inFolder("report.md"), .plain("--out"), .inFolder("report")],
      [.plain("run"), .inFolder("grid.yaml"), .plain("--out"), .inFolder("run")],
      [
        .plain("render"), .inFolder("report.md"), .plain("--data"), .inFolder("run/results.csv"), .plain("--out"),
        .inFolder("report"),
      ],
    ])

  /// A grid whose trials run another program.
  static let program = StartingFolder(
    files: [
      StartingFile(name: "sweep.yaml", template: "data/sweep/sweep.yaml"),
      StartingFile(name: "train.py", template: "data/sweep/train.py"),
      StartingFile(
        name: "report.md", template: "sweep.md", replacing: ("data/sweep/results.csv", with: "results/results.csv")),
    ],
    next: [
      [.plain("run"), .inFolder("sweep.yaml"), .plain("--out"), .inFolder("results")],
      [.plain("render"), .inFolder("report.md"), .plain("--out"), .inFolder("report")],
    ])

  /// Writes all files, or none if one of them exists.
  ///
  /// - Throws: `notFound` if the templates are missing, `cannotCreate` if a file exists.
  func write(to folder: String) throws(Diagnostic) {
    let outputs = try files.map { file throws(Diagnostic) in
      (try OutputPath("\(folder)/\(file.name)", inputs: .none, replacing: .nothing), try file.text)
    }
    try OutputFolder.create(folder)
    for (path, text) in outputs { try path.write(text) }
  }
}

extension StartingFolder.StartingFile {
  fileprivate var text: String {
    get throws(Diagnostic) {
      let text = try InputFile.text(at: TemplateSearch.notebooks.file(template))
      return replacing.map { text.replacing($0.0, with: $0.with) } ?? text
    }
  }
}

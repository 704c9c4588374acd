import Basics

/// A folder to start from: the templates that are copied into it, and what is typed next.
struct StartingFolder {
  /// A template under the name that it has in the folder.
  struct StartingFile {
    let name: String
    /// Below a folder of templates.
    let template: String
    /// What the notebook says of its data, and what the copy says.
    var replacing: (String, with: String)?
  }

  let files: [StartingFile]
  /// Words of commands, those in the folder marked.
  let next: [[Word]]

  enum Word {
    case plain(String)
    case inFolder(String)
  }

  /// A grid of our own networks, some of its results, and a short paper on them.
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

  /// A grid whose trials are runs of a program.
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

  /// Writes all files, or none where a file of one of their names is there.
  ///
  /// - Throws: `notFound` without the templates, `cannotCreate` for a file that is there.
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

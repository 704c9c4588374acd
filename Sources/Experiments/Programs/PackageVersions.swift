import Basics

/// Finds the versions that a grid asks for: of the interpreter, of packages that it can load, and of other programs.
struct PackageVersions {
  /// The program that runs the trials: the first word of the command.
  let interpreter: String
  /// Runs a program and returns the lines that it prints; nil if it fails or does not exist.
  let lines: (_ words: [String]) -> [String]?

  /// A kind of interpreter, and the way to ask it for versions of packages.
  private struct Kind: Sendable {
    /// The beginning of the interpreter's name.
    var name: String
    /// The arguments before the names of packages. They make it print `NAME VERSION` for each package, or only `NAME`
    /// for one that it does not have.
    var question: [String]
  }

  private static let kinds = [
    Kind(name: "python", question: ["-c", python]),
    Kind(
      name: "Rscript",
      question: [
        "-e",
        "for (n in commandArgs(TRUE)) cat(n, tryCatch(as.character(packageVersion(n)), error = function(e) ''), '\\n')",
      ]),
    Kind(
      name: "node",
      question: [
        "-e",
        "for (const n of process.argv.slice(1)) { let v = ''; try { v = require(n + '/package.json').version } catch {} "
          + "console.log(n, v) }",
      ]),
  ]

  /// A Python program that prints the versions. The name of a package can differ from that of its module: `sklearn`
  /// belongs to `scikit-learn`.
  private static let python = """
    import sys, importlib.metadata as m
    for n in sys.argv[1:]:
        try: v = m.version(n)
        except m.PackageNotFoundError:
            d = getattr(m, "packages_distributions", dict)().get(n)
            v = m.version(d[0]) if d else ""
        print(n, v)
    """

  /// Returns the version for each name.
  ///
  /// - Throws: `notFound` for a name whose version cannot be found.
  func versions(of names: [String]) throws(Diagnostic) -> [(name: String, version: String)] {
    let program = interpreter.split(separator: "/").last.map(String.init) ?? interpreter
    let kind = Self.kinds.first { program.utf8.starts(with: $0.name.utf8) }
    // `python` means the interpreter python3.11, but `py` is a package.
    func isInterpreter(_ name: String) -> Bool { name == program || name == kind?.name }
    let packages = names.filter { !isInterpreter($0) }
    let known = kind.map { self.packages(packages, $0) } ?? [:]
    return try names.map { name throws(Diagnostic) in
      guard let version = isInterpreter(name) ? number(interpreter) : known[name] ?? number(name) else {
        let owner = kind == nil ? "" : "'\(interpreter)' has no package of that name, and "
        throw Diagnostic(
          .notFound, "the version of '\(name)' is not known: \(owner)no program '\(name)' says its version",
          hint: "correct 'versions' in the grid, or leave the name out")
      }
      return (name, version)
    }
  }

  private func packages(_ names: [String], _ kind: Kind) -> [String: String] {
    guard !names.isEmpty, let lines = lines([interpreter] + kind.question + names) else { return [:] }
    var versions: [String: String] = [:]
    for line in lines {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2 { versions[words[0]] = words[1] }
    }
    return versions
  }

  /// Returns the first number in the version that a program prints, such as 3.11.2; nil if there is none.
  private func number(_ program: String) -> String? {
    guard let line = lines([program, "--version"])?.first else { return nil }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let words = line.split(separator: " ")
    return words.first { word in word.utf8.first.map(digits.contains) == true }.map(String.init)
  }
}

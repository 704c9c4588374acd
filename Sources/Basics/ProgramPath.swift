import Platform

/// Where this program's file is, however it was called: a shell that finds it in `PATH` passes its bare name.
package enum ProgramPath {
  /// The file that runs.
  package static var current: String {
    #if canImport(Darwin)
    var size = UInt32(PATH_MAX)
    let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(size)) { buffer in
      buffer.baseAddress.flatMap { _NSGetExecutablePath($0, &size) == 0 ? String(cString: $0) : nil }
    }
    return path ?? CommandLine.arguments[0]
    #else
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    #endif
  }

  /// The file to start from elsewhere, on a machine that may have another processor.
  package static var installed: String { launcher(of: current) ?? current }

  /// The build of a package that runs: one of several for processors of other instruction sets. Nil for any other program.
  package static var packagedBuild: String? {
    launcher(of: current) == nil ? nil : current.split(separator: "/").dropLast().last.map(String.init)
  }

  /// `PREFIX/bin/NAME` for `PREFIX/lib/NAME/BUILD/NAME`, if it is there; `Packaging/launcher.c` is the way back.
  static func launcher(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 4, let name = parts.last, parts.dropLast(2).suffix(2) == ["lib", name] else { return nil }
    let launcher = (parts.dropLast(4) + ["bin", name]).joined(separator: "/")
    return InputFile.exists(launcher) ? launcher : nil
  }
}

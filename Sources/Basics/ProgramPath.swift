import Platform

/// The path of this program's file. `CommandLine.arguments[0]` is not enough: a shell that uses `PATH` passes a bare
/// name.
package enum ProgramPath {
  /// The path of the running executable.
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

  /// The path to start the program by on another machine, which may have another processor: the launcher, if there is
  /// one.
  package static var installed: String { launcher(of: current) ?? current }

  /// The name of the running build, if an installed package has several for different instruction sets; otherwise nil.
  package static var packagedBuild: String? {
    launcher(of: current) == nil ? nil : current.split(separator: "/").dropLast().last.map(String.init)
  }

  /// Returns `PREFIX/bin/NAME` for `PREFIX/lib/NAME/BUILD/NAME`, if that file exists. `Packaging/launcher.c` does the
  /// reverse.
  static func launcher(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 4, let name = parts.last, parts.dropLast(2).suffix(2) == ["lib", name] else { return nil }
    let launcher = (parts.dropLast(4) + ["bin", name]).joined(separator: "/")
    return InputFile.exists(launcher) ? launcher : nil
  }
}

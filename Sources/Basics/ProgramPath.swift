import Platform

/// Where this program's file is, however it was called: a shell that finds it in `PATH` passes its bare name.
package enum ProgramPath {
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
}

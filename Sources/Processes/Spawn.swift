import Basics
import CProcesses
import Platform

/// Starts a program in its own process group, with an empty standard input.
enum Spawn {
  #if canImport(Darwin)
  private typealias Actions = posix_spawn_file_actions_t?
  private typealias Attributes = posix_spawnattr_t?
  #else
  private typealias Actions = posix_spawn_file_actions_t
  private typealias Attributes = posix_spawnattr_t
  #endif

  /// - Throws: `notFound` with the system's reason, for example that the program does not exist.
  static func start(
    _ request: ProcessRequest, output: Int32, errors: Int32
  ) throws(Diagnostic) -> pid_t {
    var (actions, attributes) = (Self.actions(request.folder, output, errors), Self.attributes())
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let variables = request.environment.merging(request.mark.variables) { $1 }.map { "\($0.key)=\($0.value)" }
    let program = request.words.first ?? ""
    var process: pid_t = 0
    let reason = withCStrings(request.words) { words in
      withCStrings(variables) { posix_spawnp(&process, program, &actions, &attributes, words, $0) }
    }
    guard reason == 0 else { throw AtomicFile.failure(.notFound, "cannot start '\(program)'", reason) }
    return process
  }

  private static func actions(_ folder: String, _ output: Int32, _ errors: Int32) -> Actions {
    #if canImport(Darwin)
    var actions: Actions = nil
    #else
    var actions = Actions()
    #endif
    posix_spawn_file_actions_init(&actions)
    process_start_in(&actions, folder)
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    // Another process may wait until every process has closed a file that this program inherited.
    process_start_without_files(&actions)
    return actions
  }

  /// Returns attributes for a new process group, and for the default signal handling that a shell would set.
  private static func attributes() -> Attributes {
    #if canImport(Darwin)
    var attributes: Attributes = nil
    #else
    var attributes = Attributes()
    #endif
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = sigset_t()
    sigemptyset(&usual)
    for signal in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&usual, signal) }
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))
    return attributes
  }

  private static func withCStrings<R>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
  ) -> R {
    var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      body(buffer.baseAddress.unwrapped(because: "the list ends with a nil"))
    }
  }
}

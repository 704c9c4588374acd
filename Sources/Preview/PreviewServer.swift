import Basics
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server that answers browsers on this machine only.
package struct PreviewServer: Sendable {
  private let state: PreviewState
  /// The number of open connections.
  private let guests = Monitor(0)

  /// The largest number of open connections: more than browsers open, and fewer than the system allows a program.
  private static let most = 100

  package init(_ state: PreviewState) { self.state = state }

  /// Listens on 127.0.0.1 until the program ends.
  ///
  /// - Parameters:
  ///   - wanted: The port; 0 for any free port.
  ///   - tell: Called with the address of the server.
  /// - Throws: `cannotCreate` if the port cannot be used.
  package func run(port wanted: UInt16, telling tell: @escaping @Sendable (String) -> Void) async throws {
    let door: NIOAsyncChannel<PreviewConnection.Pipe, Never>
    do {
      door = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: "127.0.0.1", port: Int(wanted)) { channel in PreviewConnection.open(channel) }
    } catch {
      throw Self.refusal(wanted)
    }
    let port = door.channel.localAddress?.port ?? Int(wanted)
    let desk = PreviewDesk(state: state, port: port)
    tell("http://127.0.0.1:\(port)/")
    try await withThrowingDiscardingTaskGroup { group in
      try await door.executeThenClose { arrivals in
        for try await guest in arrivals {
          let isWelcome = guests.change {
            $0 += 1; return $0 <= Self.most
          }
          group.addTask {
            let connection = PreviewConnection(guest, desk)
            if isWelcome { await connection.serve() } else { await connection.refuse() }
            guests.change { $0 -= 1 }
          }
        }
      }
    }
  }

  private static func refusal(_ port: UInt16) -> Diagnostic {
    Diagnostic(
      .cannotCreate, "port \(port) of 127.0.0.1 is taken, or may not be listened at",
      hint: "--port 0 takes any that is free")
  }
}

import Basics
import NIOCore
import NIOHTTP1
import NIOPosix

/// Answers a browser on this machine, and nobody else.
package struct PreviewServer: Sendable {
  private let state: PreviewState
  /// How many connections are open.
  private let guests = Monitor(0)

  /// The most connections at once: more than browsers open, and fewer than the system lets a program have.
  private static let most = 100

  package init(_ state: PreviewState) { self.state = state }

  /// Listens until the program ends.
  ///
  /// - Parameters:
  ///   - wanted: the port; 0 for any that is free.
  ///   - tell: is told the address.
  /// - Throws: `cannotCreate` for a port that is taken.
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

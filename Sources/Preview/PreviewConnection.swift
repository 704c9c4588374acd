import NIOCore
import NIOHTTP1
import NIOPosix

/// One connection of a browser. Requests are answered one after another.
struct PreviewConnection {
  typealias Pipe = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  private let channel: Pipe
  private let desk: PreviewDesk

  /// The time after which a connection without any traffic is closed. It must be longer than `PreviewDesk.patience`.
  private static let patience = TimeAmount.seconds(30)

  init(_ channel: Pipe, _ desk: PreviewDesk) { (self.channel, self.desk) = (channel, desk) }

  /// Sets up the handlers of a new connection.
  static func open(_ channel: any Channel) -> EventLoopFuture<Pipe> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(IdleStateHandler(allTimeout: patience))
      try pipeline.addHandler(SilenceEnder())
      try pipeline.configureHTTPServerPipeline()
      return try Pipe(wrappingChannelSynchronously: channel)
    }
  }

  /// Closes the connection without an answer.
  func refuse() async { try? await channel.executeThenClose { _, _ in } }

  /// Answers requests until either side closes the connection. An error ends only this connection.
  func serve() async {
    try? await channel.executeThenClose { requests, answers in
      for try await case .head(let request) in requests {
        let answer = await desk.answer(request)
        // A request with a body has another method and is refused. Its body is not read, so the connection must close.
        let staysOpen = request.isKeepAlive && [.GET, .HEAD].contains(request.method)
        try await answers.write(.head(answer.head(version: request.version, staysOpen: staysOpen)))
        if request.method != .HEAD { try await answers.write(.body(.byteBuffer(ByteBuffer(bytes: answer.bytes)))) }
        try await answers.write(.end(nil))
        guard staysOpen else { return }
      }
    }
  }
}

/// Closes a connection that is idle for too long, so that connections do not pile up.
private final class SilenceEnder: ChannelInboundHandler, Sendable {
  typealias InboundIn = NIOAny

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
  }
}

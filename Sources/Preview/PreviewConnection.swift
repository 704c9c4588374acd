import NIOCore
import NIOHTTP1
import NIOPosix

/// One connection of a browser: requests come one behind another, and each gets its answer.
struct PreviewConnection {
  typealias Pipe = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  private let channel: Pipe
  private let desk: PreviewDesk

  /// How long a connection may say nothing and be told nothing. Longer than a request waits for a change.
  private static let patience = TimeAmount.seconds(30)

  init(_ channel: Pipe, _ desk: PreviewDesk) { (self.channel, self.desk) = (channel, desk) }

  static func open(_ channel: any Channel) -> EventLoopFuture<Pipe> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(IdleStateHandler(allTimeout: patience))
      try pipeline.addHandler(SilenceEnder())
      try pipeline.configureHTTPServerPipeline()
      return try Pipe(wrappingChannelSynchronously: channel)
    }
  }

  /// Ends it without a word.
  func refuse() async { try? await channel.executeThenClose { _, _ in } }

  /// Answers until either side ends it. An error is one of the connection, and ends it alone.
  func serve() async {
    try? await channel.executeThenClose { requests, answers in
      for try await case .head(let request) in requests {
        let answer = await desk.answer(request)
        // What has a body is refused, and its body is not read.
        let staysOpen = request.isKeepAlive && [.GET, .HEAD].contains(request.method)
        try await answers.write(.head(answer.head(version: request.version, staysOpen: staysOpen)))
        if request.method != .HEAD { try await answers.write(.body(.byteBuffer(ByteBuffer(bytes: answer.bytes)))) }
        try await answers.write(.end(nil))
        guard staysOpen else { return }
      }
    }
  }
}

/// Ends a connection that is silent for too long, so that connections do not pile up.
private final class SilenceEnder: ChannelInboundHandler, Sendable {
  typealias InboundIn = NIOAny

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
  }
}

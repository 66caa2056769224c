import NIOCore

/// One connection of a ``Receiver``.
final class ReceiverConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let receiver: Receiver
  private var request = ReceivedRequest()

  init(_ receiver: Receiver) {
    self.receiver = receiver
  }

  func channelActive(context: ChannelHandlerContext) {
    receiver.connect()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    request.receive(unwrapInboundIn(data).readableBytesView)
    guard let reply = receiver.takeReply(to: request) else { return }
    request = ReceivedRequest()
    send(reply.bytes, context)
    switch reply.ending {
    case .keepAlive, .silence: break
    case .close: context.close(promise: nil)
    case .endless(let bytes): repeatForEver(bytes, every: .zero, context)
    case .drip(let bytes): repeatForEver(bytes, every: .milliseconds(10), context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // That the client hung up is no failure of the server's.
    context.close(promise: nil)
  }

  @discardableResult
  private func send(
    _ bytes: String, _ context: ChannelHandlerContext
  ) -> EventLoopFuture<Void>.Isolated {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: bytes))).assumeIsolated()
  }

  private func repeatForEver(
    _ bytes: String, every pause: TimeAmount, _ context: ChannelHandlerContext
  ) {
    send(bytes, context).whenSuccess {
      self.receiver.count(endlessBytes: bytes.utf8.count)
      context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
        self.repeatForEver(bytes, every: pause, context)
      }
    }
  }
}

import NIOCore
import NIOPosix
import Synchronization
import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A server on loopback that answers the requests it gets from a script, byte for byte, so that
/// it can also misbehave in every way that a real one may.
final class ScriptedServer: Sendable {
  typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  /// What to do about one request.
  struct Step: Sendable {
    /// How much of the request to read first.
    enum Trigger: Sendable {
      case head
      case wholeRequest
    }

    /// What becomes of the connection afterwards.
    enum Ending: Sendable {
      case keepAlive
      case close
      case reset
      /// Nothing more is ever said; ends when the client hangs up.
      case silence
    }

    var trigger = Trigger.wholeRequest
    var bytes = ""
    var ending = Ending.keepAlive
  }

  let port: Int
  private let state: Mutex<(script: ArraySlice<Step>, requests: [RecordedRequest])>

  private init(port: Int, script: [Step]) {
    self.port = port
    state = Mutex((script[...], []))
  }

  /// The requests so far, in the order in which they came.
  var requests: [RecordedRequest] { state.withLock { $0.requests } }

  /// Runs a server for as long as a test needs it.
  static func run<Result: Sendable>(
    _ script: [Step], _ test: (ScriptedServer) async throws -> Result
  ) async throws -> Result {
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try Connection(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: false))
        }
      }
    let port = try #require(channel.channel.localAddress?.port)
    let server = ScriptedServer(port: port, script: script)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.accept(on: channel) }
      defer { group.cancelAll() }
      return try await test(server)
    }
  }

  private func accept(on channel: NIOAsyncChannel<Connection, Never>) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      try await channel.executeThenClose { connections in
        for try await connection in connections {
          group.addTask { await self.serve(connection) }
        }
      }
    }
  }

  /// Serves one connection; its failures are the client's doing and are no finding of ours.
  private func serve(_ connection: Connection) async {
    do {
      try await connection.executeThenClose { inbound, outbound in
        var request = RecordedRequest()
        var isSilent = false
        for try await bytes in inbound where !isSilent {
          request.receive(bytes.readableBytesView)
          guard let step = takeStep(for: request) else { continue }
          request = RecordedRequest()
          try await outbound.write(ByteBuffer(string: step.bytes))
          switch step.ending {
          case .keepAlive: continue
          case .close: return
          case .reset: return try await reset(connection.channel)
          case .silence: isSilent = true
          }
        }
      }
    } catch {
      return
    }
  }

  /// Takes the next step, once as much of a request has arrived as the step wants.
  private func takeStep(for request: RecordedRequest) -> Step? {
    state.withLock { state in
      guard let step = state.script.first else { return nil }
      switch step.trigger {
      case .head: guard request.hasHead else { return nil }
      case .wholeRequest: guard request.isComplete else { return nil }
      }
      state.script.removeFirst()
      state.requests.append(request)
      return step
    }
  }

  /// Closes with a RST instead of a FIN.
  private func reset(_ channel: any Channel) async throws {
    let socket = try #require(channel as? any SocketOptionProvider)
    try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
    try await channel.close()
  }
}

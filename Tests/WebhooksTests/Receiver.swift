import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A server on loopback that answers requests from a script, byte for byte.
///
/// Its connections end when the client hangs up: clients are to be shut down before it.
final class Receiver: Sendable {
  private struct State {
    var replies: ArraySlice<Reply>
    var requests: [ReceivedRequest] = []
    var connections = 0
    var endlessBytes = 0
    var port = 0
  }

  private let state: Mutex<State>

  private init(_ replies: [Reply]) {
    state = Mutex(State(replies: replies[...]))
  }

  /// The port on 127.0.0.1.
  var port: Int { state.withLock { $0.port } }

  /// The requests so far, in the order in which they came.
  var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// How many connections were made.
  var connections: Int { state.withLock { $0.connections } }

  /// How many bytes went out of bodies without an end.
  var endlessBytes: Int { state.withLock { $0.endlessBytes } }

  /// Runs a server for as long as a test needs it.
  static func run<Result: Sendable>(
    _ replies: [Reply], _ test: (Receiver) async throws -> Result
  ) async throws -> Result {
    let receiver = Receiver(replies)
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ReceiverConnection(receiver))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(listener.localAddress?.port)
    receiver.state.withLock { $0.port = port }
    do {
      let result = try await test(receiver)
      try await listener.close()
      return result
    } catch {
      try await listener.close()
      throw error
    }
  }

  /// Counts a connection.
  func connect() {
    state.withLock { $0.connections += 1 }
  }

  /// Takes the next reply, once as much of a request has come as the reply wants.
  func takeReply(to request: ReceivedRequest) -> Reply? {
    state.withLock { state in
      guard let reply = state.replies.first, reply.isRash || request.isComplete else { return nil }
      state.replies.removeFirst()
      state.requests.append(request)
      return reply
    }
  }

  /// Counts what went out of a body without an end.
  func count(endlessBytes: Int) {
    state.withLock { $0.endlessBytes += endlessBytes }
  }
}

extension Receiver {
  /// What is said to one request, and what becomes of the connection.
  struct Reply: Sendable {
    enum Ending: Sendable {
      case keepAlive
      case close
      /// Nothing more is ever said.
      case silence
      /// The same bytes again and again, until the other side hangs up.
      case endless(String)
      /// The same, but slowly.
      case drip(String)
    }

    /// Whether the first bytes that come are replied to, be they a request or not.
    var isRash = false
    var bytes = ""
    var ending = Ending.keepAlive
  }
}

extension Receiver.Reply {
  /// A well-formed answer.
  static func answer(_ status: Int, fields: [String] = [], body: String = "") -> Self {
    let length = status == 204 ? [] : ["content-length: \(body.utf8.count)"]
    let head = (["HTTP/1.1 \(status) Whatever"] + length + fields).joined(separator: "\r\n")
    return Self(bytes: "\(head)\r\n\r\n\(body)")
  }
}

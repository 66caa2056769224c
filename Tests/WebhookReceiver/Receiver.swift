import NIOCore
import NIOPosix
import Synchronization

/// A server on loopback that answers requests from a script, byte for byte.
///
/// Its connections end when the client hangs up: clients are to be shut down before it.
package final class Receiver: Sendable {
  private struct State {
    var replies: ArraySlice<Reply>
    var requests: [ReceivedRequest] = []
    var connections = 0
    var endlessBytes = 0
    var port = 0
  }

  private let state: Mutex<State>
  private let arrival: AsyncStream<ReceivedRequest>.Continuation

  private init(_ replies: [Reply]) {
    (arrivals, arrival) = AsyncStream.makeStream(of: ReceivedRequest.self)
    state = Mutex(State(replies: replies[...]))
  }

  /// The port on 127.0.0.1.
  package var port: Int { state.withLock { $0.port } }

  /// The requests so far, in the order in which they came.
  package var requests: [ReceivedRequest] { state.withLock { $0.requests } }

  /// How many connections were made.
  package var connections: Int { state.withLock { $0.connections } }

  /// How many bytes went out of bodies without an end.
  package var endlessBytes: Int { state.withLock { $0.endlessBytes } }

  /// The requests as they come, for one who waits for them.
  package let arrivals: AsyncStream<ReceivedRequest>

  /// Runs a server for as long as a test needs it.
  ///
  /// - Parameters:
  ///   - replies: What is said to one request after another.
  ///   - test: Is given the server.
  /// - Returns: What the test returns.
  /// - Throws: What the test throws.
  package static func run<Result: Sendable>(
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
    receiver.state.withLock { $0.port = listener.localAddress?.port ?? 0 }
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
      arrival.yield(request)
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
  package struct Reply: Sendable {
    package enum Ending: Sendable {
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
    package var isRash = false
    package var bytes = ""
    package var ending = Ending.keepAlive

    /// Says something.
    ///
    /// - Parameters:
    ///   - isRash: Whether the first bytes that come are replied to.
    ///   - bytes: What is said.
    ///   - ending: What becomes of the connection.
    package init(isRash: Bool = false, bytes: String = "", ending: Ending = .keepAlive) {
      (self.isRash, self.bytes, self.ending) = (isRash, bytes, ending)
    }
  }
}

extension Receiver.Reply {
  /// A well-formed answer.
  package static func answer(_ status: Int, fields: [String] = [], body: String = "") -> Self {
    let length = status == 204 ? [] : ["content-length: \(body.utf8.count)"]
    let head = (["HTTP/1.1 \(status) Whatever"] + length + fields).joined(separator: "\r\n")
    return Self(bytes: "\(head)\r\n\r\n\(body)")
  }
}

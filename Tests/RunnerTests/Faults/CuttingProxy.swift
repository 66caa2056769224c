import Foundation
import Synchronization

/// A server on loopback that passes requests on to another, and cuts the connection within some.
///
/// A thread a connection, since all it does is wait.
final class CuttingProxy: Sendable {
  /// What is done with a request to import.
  enum Deed: Sendable {
    case passOn
    /// So many of its bytes are passed on; then the caller's connection is reset.
    case cut(after: Int)
    /// All of it is passed on, and so many bytes of the answer; then the caller's connection is
    /// closed, unless that was all of it. Where it is none, the connection is reset.
    case cutAnswer(after: Int)
    /// Nothing is passed on, the caller's connection is reset, and nobody listens any more.
    case closePort
  }

  private struct State {
    var listener: LoopbackSocket?
    var connections: Set<LoopbackSocket> = []
    var imports = 0
  }

  /// The port that it listens at, while it does.
  let port: UInt16
  private let server: UInt16
  private let decide: @Sendable (Int, [UInt8]) -> Deed
  private let state: Mutex<State>

  private init(
    _ listener: LoopbackSocket, before server: Int,
    _ decide: @escaping @Sendable (Int, [UInt8]) -> Deed
  ) {
    port = listener.port
    self.server = UInt16(server)
    self.decide = decide
    state = Mutex(State(listener: listener))
  }

  /// Where the API begins behind it.
  var baseURL: String { "http://127.0.0.1:\(port)/v3" }

  /// Runs a proxy for as long as an operation takes.
  ///
  /// - Parameters:
  ///   - server: The port of the server.
  ///   - decide: Told of every request to import, counted from 1, with all its bytes.
  ///   - operation: What is done meanwhile.
  /// - Throws: What the operation throws, or the system's error where no port can be had.
  static func run(
    before server: Int, deciding decide: @escaping @Sendable (Int, [UInt8]) -> Deed,
    _ operation: (CuttingProxy) async throws -> Void
  ) async throws {
    let listener = try LoopbackSocket.listening(at: 0)
    let proxy = CuttingProxy(listener, before: server, decide)
    proxy.serve(listener)
    defer { proxy.closePort() }
    try await operation(proxy)
  }

  /// Listens again at its port.
  func openPort() throws {
    let listener = try LoopbackSocket.listening(at: port)
    state.withLock { $0.listener = listener }
    serve(listener)
  }

  /// Ends all connections and listens no more: whoever calls is refused.
  func closePort() {
    // Within the lock: outside of it the number of a closed socket may be somebody else's already.
    state.withLock { state in
      state.listener?.shut()
      state.listener = nil
      for connection in state.connections { connection.shut() }
    }
  }

  private func serve(_ listener: LoopbackSocket) {
    Thread.detachNewThread { [self] in
      while let connection = listener.accepted() {
        state.withLock { _ = $0.connections.insert(connection) }
        Thread.detachNewThread { self.relay(connection) }
      }
      listener.end()
    }
  }

  private func relay(_ caller: LoopbackSocket) {
    // Without the server there is nobody to pass anything on to.
    guard let server = try? LoopbackSocket.connected(to: server) else {
      return finish(caller, withReset: true)
    }
    defer { server.end() }
    while let request = Self.message(from: caller) {
      switch deed(for: request) {
      case .passOn:
        server.send(request)
        guard let answer = Self.message(from: server) else { return finish(caller) }
        caller.send(answer)
      case .cutAnswer(let count):
        server.send(request)
        guard let answer = Self.message(from: server) else { return finish(caller) }
        caller.send(answer.prefix(count))
        if count < answer.count { return finish(caller, withReset: count == 0) }
      case .cut(let count):
        server.send(request.prefix(count))
        return finish(caller, withReset: true)
      case .closePort:
        closePort()
        return finish(caller, withReset: true)
      }
    }
    finish(caller)
  }

  private func deed(for request: [UInt8]) -> Deed {
    guard request.starts(with: Array("POST /v3/contacts/import ".utf8)) else { return .passOn }
    let number = state.withLock { state in
      state.imports += 1
      return state.imports
    }
    return decide(number, request)
  }

  private func finish(_ caller: LoopbackSocket, withReset isReset: Bool = false) {
    state.withLock { state in
      state.connections.remove(caller)
      if isReset { caller.reset() } else { caller.end() }
    }
  }

  /// A whole request or answer: a head, and a body of the length that the head tells.
  private static func message(from socket: LoopbackSocket) -> [UInt8]? {
    var bytes: [UInt8] = []
    while true {
      if let length = MessageHead(bytes)?.messageLength, bytes.count >= length { return bytes }
      let piece = socket.received()
      if piece.isEmpty { return nil }
      bytes += piece
    }
  }
}

internal import Glibc

/// One question and one answer on an agent's socket, each with its length before it.
///
/// All that is waited for ends with one deadline: the connection, the writing and the reading.
struct AgentSocket {
  /// Why there is no answer.
  enum Failure: Error {
    /// Nobody took the connection, or it broke off.
    case unavailable(reason: String)
    /// The deadline passed.
    case silent
    /// The answer's length is none that an answer may have, or it ended early.
    case malformed
  }

  /// The most bytes that an answer may have, as in OpenSSH.
  private static let limit: UInt32 = 256 * 1024

  private let descriptor: Int32
  private let end: ContinuousClock.Instant

  /// Asks and waits for the answer.
  /// - Parameters:
  ///   - question: the message, without its length.
  ///   - path: the socket's path.
  ///   - wait: how long everything may take.
  /// - Returns: the answer, without its length.
  /// - Throws: ``Failure``.
  static func exchange(
    _ question: [UInt8], at path: String, within wait: Duration
  ) throws(Failure) -> [UInt8] {
    let descriptor = socket(
      AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    guard descriptor >= 0 else { throw unavailable() }
    defer { close(descriptor) }
    let socket = AgentSocket(descriptor: descriptor, end: .now + wait)
    try socket.connect(to: path)
    var message = WireWriter()
    message.append(string: question)
    try socket.send(message.bytes)
    var length = WireReader(try socket.receive(4))
    guard let count = length.uint32(), (1...limit).contains(count) else { throw .malformed }
    return try socket.receive(Int(count))
  }

  private func connect(to path: String) throws(Failure) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    // The path has to end with a zero, and one inside would name another socket.
    guard !path.isEmpty, path.utf8.count < room, !path.utf8.contains(0) else {
      throw .unavailable(reason: "a socket's path has from 1 to \(room - 1) bytes")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let status = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    // On a Unix socket nothing is ever under way: either it stands, or it failed.
    guard status == 0 else { throw Self.unavailable() }
  }

  private func send(_ bytes: [UInt8]) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        // Without a signal that would end the process where the agent has gone.
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count >= 0 { rest = rest.dropFirst(count) } else { try wait(for: POLLOUT) }
    }
  }

  private func receive(_ count: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = bytes.withUnsafeMutableBytes { [filled] buffer in
        recv(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled, 0)
      }
      guard more != 0 else { throw .malformed }
      if more > 0 { filled += more } else { try wait(for: POLLIN) }
    }
    return bytes
  }

  /// Waits until a call that has just failed is worth another attempt.
  private func wait(for event: Int32) throws(Failure) {
    if errno == EINTR { return }
    guard errno == EAGAIN else { throw Self.unavailable() }
    var request = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    while true {
      let left = ContinuousClock.now.duration(to: end)
      guard left > .zero else { throw .silent }
      // Rounded up, so that it is not asked again and again within the last millisecond.
      let milliseconds = (left / .milliseconds(1)).rounded(.up)
      if poll(&request, 1, Int32(min(milliseconds, Double(Int32.max)))) > 0 { return }
    }
  }

  private static func unavailable() -> Failure {
    .unavailable(reason: String(cString: strerror(errno)))
  }
}

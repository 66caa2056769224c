import Glibc

/// A blocking stream socket on 127.0.0.1.
struct LoopbackSocket: Hashable, Sendable {
  /// What the system said when it had no socket to give.
  struct Failure: Error {
    let code: Int32
  }

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Listens at a port; 0 takes a free one.
  static func listening(at port: UInt16) throws(Failure) -> LoopbackSocket {
    let socket = try make()
    var isOn: Int32 = 1
    setsockopt(
      socket.descriptor, SOL_SOCKET, SO_REUSEADDR, &isOn, socklen_t(MemoryLayout<Int32>.size))
    let code = withAddress(port) { bind(socket.descriptor, $0, $1) }
    guard code == 0, listen(socket.descriptor, 64) == 0 else { throw Failure(code: errno) }
    return socket
  }

  /// Connects with a port.
  static func connected(to port: UInt16) throws(Failure) -> LoopbackSocket {
    let socket = try make()
    guard withAddress(port, { connect(socket.descriptor, $0, $1) }) == 0 else {
      let failure = Failure(code: errno)
      socket.end()
      throw failure
    }
    return socket
  }

  /// The port that it listens at.
  var port: UInt16 {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = getsockname(descriptor, $0, &length)
      }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  /// The next connection; nothing once the socket is shut.
  func accepted() -> LoopbackSocket? {
    let connection = accept(descriptor, nil, nil)
    return connection < 0 ? nil : LoopbackSocket(descriptor: connection)
  }

  /// What has come, at least a byte; nothing at the end.
  func received() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    return count > 0 ? Array(bytes[..<count]) : []
  }

  /// Sends bytes, as many as the other side takes.
  func send(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Ends both directions, and wakes whoever waits for the socket.
  func shut() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Closes the socket.
  func end() { _ = close(descriptor) }

  /// Closes the socket with a reset (RST).
  func reset() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    end()
  }

  private static func make() throws(Failure) -> LoopbackSocket {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(code: errno) }
    return LoopbackSocket(descriptor: descriptor)
  }

  private static func withAddress(
    _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}

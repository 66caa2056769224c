import Foundation
import Glibc
import Synchronization

/// Something that listens where an agent should, and answers one question as a test says.
final class ImitatedAgent: Sendable {
  /// What becomes of the connection behind the answer.
  enum Ending {
    case closed
    case held
  }

  private let listener: Int32
  private let held = Mutex<[Int32]>([])

  /// Listens, and answers once.
  ///
  /// - Parameters:
  ///   - path: where.
  ///   - ending: what becomes of the connection then.
  ///   - answer: the answer with its length, to the question without its length; nothing where the
  ///     question is not to be read either.
  /// - Throws: what the system says against the path.
  init(
    at path: String, then ending: Ending = .closed,
    answer: (@Sendable ([UInt8]) -> [UInt8])? = nil
  ) throws {
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard bound == 0, listen(listener, 4) == 0 else {
      throw OpenSSH.Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
    // Where nothing is answered, nobody takes the connection, which stands nonetheless.
    guard let answer else { return }
    Thread.detachNewThread { [listener, weak self] in
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      var length = [UInt8](repeating: 0, count: 4)
      _ = recv(connection, &length, 4, Int32(MSG_WAITALL))
      var question = [UInt8](repeating: 0, count: length.reduce(0) { $0 << 8 | Int($1) })
      _ = recv(connection, &question, question.count, Int32(MSG_WAITALL))
      let bytes = answer(question)
      _ = Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      switch ending {
      case .closed: close(connection)
      case .held: self?.held.withLock { $0.append(connection) }
      }
    }
  }

  /// Goes on at least until the body has returned.
  func serving(_ body: () throws -> Void) rethrows {
    try withExtendedLifetime(self, body)
  }

  deinit {
    // Wakes whoever still waits for a connection.
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    held.withLock { for connection in $0 { close(connection) } }
  }
}

import Foundation
import Glibc
import Synchronization
import Testing

/// A terminal of the test's own, at which it is the person.
final class PseudoTerminal: Sendable {
  /// The program's side.
  let program: Int32

  private let person: Int32
  private let reader: FileHandle
  private let shown = Mutex("")
  private let changes: AsyncStream<Void>

  /// Opens a terminal.
  init() throws {
    var (person, program) = (Int32(-1), Int32(-1))
    try #require(openpty(&person, &program, nil, nil, nil) == 0)
    (self.person, self.program) = (person, program)
    reader = FileHandle(fileDescriptor: person)
    let (changes, continuation) = AsyncStream.makeStream(of: Void.self)
    self.changes = changes
    reader.readabilityHandler = { [weak self] handle in
      let data = handle.availableData
      self?.shown.withLock { $0 += String(decoding: data, as: UTF8.self) }
      if data.isEmpty { continuation.finish() } else { continuation.yield() }
    }
  }

  deinit {
    reader.readabilityHandler = nil
    close(person)
    close(program)
  }

  /// Everything that was shown so far.
  var text: String { shown.withLock { $0 } }

  /// Whether what is typed is shown.
  var hasEcho: Bool {
    var settings = termios()
    return tcgetattr(program, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }

  /// Waits until a question is shown.
  func wait(for question: String) async {
    for await _ in changes where text.contains(question) { return }
  }

  /// Types a line.
  func type(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(person, bytes, bytes.count)
  }
}

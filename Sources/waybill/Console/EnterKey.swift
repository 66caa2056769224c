import Dispatch
import Glibc

/// The Enter key of the terminal that a command runs on.
enum EnterKey {
  /// A value each time it is pressed, until the terminal is closed or nobody waits any more.
  static var presses: AsyncStream<Void> {
    AsyncStream { continuation in
      // Dispatch sources are made for any thread; Dispatch does not say so to the compiler.
      nonisolated(unsafe) let source = DispatchSource.makeReadSource(fileDescriptor: STDIN_FILENO)
      source.setEventHandler {
        var line = [UInt8](repeating: 0, count: 1024)
        if read(STDIN_FILENO, &line, line.count) > 0 {
          continuation.yield()
        } else {
          continuation.finish()
        }
      }
      continuation.onTermination = { _ in source.cancel() }
      source.activate()
    }
  }
}

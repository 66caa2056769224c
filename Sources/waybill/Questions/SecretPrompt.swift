import Glibc

/// Reads a line from the terminal without showing it.
enum SecretPrompt {
  /// Asks for a secret.
  ///
  /// Echo is restored in every way out, SIGINT, SIGTERM and SIGHUP included: a terminal left without
  /// it would seem dead.
  ///
  /// - Parameter text: The question, with a space at its end.
  /// - Returns: The line; nothing at the end of input, or where the terminal cannot hide it.
  static func ask(_ text: String) -> String? {
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
    restorable = shown
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    let handlers = [SIGINT, SIGTERM, SIGHUP].map { ($0, signal($0, restore)) }
    // What was typed ahead would have been shown already: it is dropped.
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0 else { return nil }
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      for (number, handler) in handlers { signal(number, handler) }
      Question.show("\n")
    }
    return Question.ask(text)
  }
}

/// How the terminal was, for the signal handler.
///
/// Safe without isolation: it is written before the handler is installed and not while it is, and
/// questions are asked one at a time, from the main thread.
nonisolated(unsafe) private var restorable = termios()

/// Restores the terminal and lets the signal do what it does otherwise.
///
/// Calls only functions that POSIX.1-2017, section 2.4.3, allows in a signal handler.
private func restore(_ number: Int32) {
  tcsetattr(STDIN_FILENO, TCSANOW, &restorable)
  signal(number, SIG_DFL)
  raise(number)
}

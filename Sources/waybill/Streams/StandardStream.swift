import Glibc

/// A stream to print to.
package enum StandardStream: Sendable {
  /// Results.
  case output
  /// Everything else.
  case messages

  /// Writes text, all of it.
  ///
  /// - Parameter text: The text, with its line breaks.
  /// - Throws: `StreamError`.
  package func write(_ text: String) throws(StreamError) {
    var text = text
    let failure = text.withUTF8 { buffer in
      var rest = UnsafeRawBufferPointer(buffer)
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno != EINTR { return errno }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(max(0, count)))
      }
      return 0
    }
    switch failure {
    case 0: return
    case EPIPE: throw .closed
    default: throw .failed(reason: String(cString: strerror(failure)))
    }
  }

  /// Says something to a person; a message that nobody can read is no reason to stop.
  ///
  /// - Parameter text: The message, without a line break at its end.
  package static func say(_ text: String) {
    do throws(StreamError) {
      try messages.write(text + "\n")
    } catch {
      switch error {
      case .closed, .failed: return
      }
    }
  }

  private var descriptor: Int32 {
    switch self {
    case .output: STDOUT_FILENO
    case .messages: STDERR_FILENO
    }
  }
}

/// Why results cannot be printed.
package enum StreamError: Error, Hashable {
  /// Nobody reads any more: the other end of the pipe is closed.
  case closed
  /// The system says no.
  case failed(reason: String)
}

extension StreamError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .closed: "The reader of standard output went away."
    case .failed(let reason):
      "Standard output cannot be written: \(reason). Check the disk or the receiving program."
    }
  }
}

import Glibc
package import Results

/// Which of the standard streams are terminals, and what the terminal can show.
package struct Terminal: Sendable {
  /// Whether a person can answer questions.
  package let isInteractive: Bool
  /// Whether results go to a terminal.
  package let hasOutput: Bool
  /// Whether messages go to a terminal.
  package let hasMessages: Bool
  /// How many columns the terminal of results has.
  package let width: Int?
  /// Whether colours are wanted where there is a terminal.
  package let wantsColour: Bool

  /// Describes terminals.
  package init(
    isInteractive: Bool, hasOutput: Bool, hasMessages: Bool, width: Int?, wantsColour: Bool
  ) {
    self.isInteractive = isInteractive
    self.hasOutput = hasOutput
    self.hasMessages = hasMessages
    self.width = width
    self.wantsColour = wantsColour
  }

  /// This process's streams.
  ///
  /// - Parameter environment: For NO_COLOR (no-color.org: any text but an empty one) and TERM.
  /// - Returns: What they are.
  package static func current(_ environment: [String: String]) -> Terminal {
    let hasMessages = isatty(STDERR_FILENO) == 1
    let hasOutput = isatty(STDOUT_FILENO) == 1
    return Terminal(
      // Questions are asked on standard error, so that results can still be piped away.
      isInteractive: isatty(STDIN_FILENO) == 1 && hasMessages, hasOutput: hasOutput,
      hasMessages: hasMessages, width: hasOutput ? columns : nil,
      wantsColour: (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb")
  }

  /// The layout of results in a format.
  package func layout(_ format: OutputFormat) -> Layout {
    Layout(format: format, width: width, hasColour: hasOutput && wantsColour)
  }

  private static var columns: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

import ArgumentParser
import Glibc
import Results

/// The end of a command that did not do what it was asked.
struct Failure {
  private let error: any Error

  /// Takes what was thrown.
  init(_ error: any Error) {
    self.error = error
  }

  /// Says what failed, on one line, and ends the process with the status that fits.
  func exit() -> Never {
    guard let status = ExitStatus(of: error) else { Waybill.exit(withError: error) }
    if status != .done {
      let terminal = Terminal.current(Invocation.current.environment)
      let hasColour = terminal.hasMessages && terminal.wantsColour
      let name = hasColour ? Tone.bad.applied(to: "waybill:") : "waybill:"
      StandardStream.say("\(name) \(String(describing: error).visible)")
    }
    Glibc.exit(status.code)
  }
}

import ArgumentParser
import Console
import Domain
import Ledger
import ServiceLifecycle

/// Serves pages over the ledger until it is stopped.
struct ServeConsole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Show the record in a browser, until it is stopped.",
    discussion: """
      Examples:
        waybill console
        waybill console --port 8090

      It prints an address that signs a browser in: it works once, within five minutes, and shows what \
      the identity that started this may read. On a terminal, Enter prints another one. For administrators \
      and auditors; pages only read, and they are served to this machine alone. Who asks for nothing for \
      half an hour is signed out, and so is everybody when this ends. SIGINT and SIGTERM stop it, with exit \
      code 0.

      To read them elsewhere, forward the port: ssh -L 8090:127.0.0.1:8090 HOST.
      """)

  @Option(help: ArgumentHelp("The port to serve on; 0 takes a free one.", valueName: "port"))
  var port: UInt16 = 0
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options)
    let user = try session.viewer(of: .audit)
    let console = ConsoleServer(of: session.ledger, for: user, signing: session.identity) { error in
      StandardStream.say("waybill: a page could not be shown: \(error)")
    }
    let invocation = session.invocation
    let (result, signal) = await StopSignals.heeding { [port] in
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (ports, served) = AsyncStream.makeStream(of: Int.self)
        group.addTask {
          // Where the port cannot be had, nobody waits for it.
          defer { served.finish() }
          try await console.run(port: Int(port)) { served.yield($0) }
        }
        for await port in ports.prefix(1) {
          try await Self.invite(to: console, at: port, invocation)
          if invocation.terminal.isInteractive {
            group.addTask {
              for await _ in EnterKey.presses {
                try await Self.invite(to: console, at: port, invocation)
              }
            }
          }
        }
        try await group.waitForAll()
      }
    }
    // Stopped by a signal it has done what it was asked for.
    guard signal == nil else { return }
    do {
      try result.get()
    } catch let error as StreamError {
      throw error
    } catch {
      throw CommandError.portUnavailable(
        Int(port), options: "--port", reason: String(describing: error))
    }
  }

  /// Prints an address that signs in; standard output has nothing else, for whoever opens it by a script.
  private static func invite(
    to console: ConsoleServer, at port: Int, _ invocation: Invocation
  ) async throws {
    StandardStream.say("waybill: open this within five minutes; it signs in once")
    try invocation.print(await console.link(port: port) + "\n")
  }
}

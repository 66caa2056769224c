import ArgumentParser
import Console
import Domain
import Ledger
import ServiceLifecycle
import Vault

/// Serves pages over the ledger until it is stopped.
struct ServeConsole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Show the record in a browser, until it is stopped.",
    discussion: """
      Examples:
        waybill console
        waybill console --port 8090
        waybill console --host 0.0.0.0 --port 8443 --name audit.example.com \\
          --certificate audit.pem --private-key audit.key

      It prints an address that signs a browser in: it works once, within five minutes, and shows what \
      the identity that started this may read. On a terminal, Enter prints another one. For administrators \
      and auditors; pages only read, but that looking a person up and handing out evidence is recorded. \
      Who asks for nothing for half an hour is signed out, and so is everybody when this ends. SIGINT and \
      SIGTERM stop it, with exit code 0.

      Pages are served to this machine alone. To read them elsewhere, forward the port: ssh -L \
      8090:127.0.0.1:8090 HOST. With --host other machines reach it, over TLS alone: whoever gets hold of \
      a printed link before you reads all that you may read.
      """)

  @Option(help: ArgumentHelp("The port to serve on; 0 takes a free one.", valueName: "port"))
  var port: UInt16 = 0
  @Option(
    help: ArgumentHelp(
      "The address of another interface than loopback to serve on.", valueName: "address"))
  var host: String?
  @Option(
    help: ArgumentHelp(
      "The name by which browsers call it there, which its certificate is for.",
      valueName: "name"))
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The file of its certificate and those above it, in PEM.", valueName: "file"),
    completion: .file())
  var certificate: String?
  @Option(
    help: ArgumentHelp("The file of the certificate's key, in PEM.", valueName: "file"),
    completion: .file())
  var privateKey: String?
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    let given = [host, name, certificate, privateKey].compactMap(\.self)
    guard [0, 4].contains(given.count) else {
      throw ValidationError(
        "Another interface than loopback is served over TLS alone: give --host, --name, --certificate"
          + " and --private-key.")
    }
  }

  func run() async throws {
    let session = try await Session.open(options)
    let user = try session.viewer(of: .audit)
    let console = ConsoleServer(
      of: session.ledger, for: user, signing: session.identity, at: try address(session)
    ) { error in
      StandardStream.say("waybill: a page could not be shown: \(error)")
    }
    let invocation = session.invocation
    let (result, signal) = await StopSignals.heeding {
      try await withThrowingTaskGroup(of: Void.self) { group in
        let (ports, served) = AsyncStream.makeStream(of: Int.self)
        group.addTask {
          // Where the port cannot be had, nobody waits for it.
          defer { served.finish() }
          try await console.run { served.yield($0) }
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
        Int(port), host: host ?? "127.0.0.1", options: host == nil ? "--port" : "--host or --port",
        reason: String(describing: error))
    }
  }

  /// Where it is served.
  ///
  /// - Throws: `CommandError.unusableValue`, where a file is none of what it should be.
  private func address(_ session: Session) throws -> ConsoleAddress {
    guard let host, let name, let certificate, let privateKey else {
      return ConsoleAddress(loopbackPort: Int(port))
    }
    let paths = session.invocation.paths
    do {
      return try ConsoleAddress(
        host: host, port: Int(port), name: name, certificate: paths.absolute(certificate),
        privateKey: paths.absolute(privateKey))
    } catch let error as VaultError {
      throw LedgerError.vault(error)
    } catch {
      throw CommandError.unusableValue(
        option: "--certificate or --private-key",
        reason: "one of them is no file of that kind, or they do not belong together: \(error)")
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

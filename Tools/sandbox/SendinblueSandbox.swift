import ArgumentParser
import Foundation

/// `sendinblue-sandbox`: serves until it is told to stop.
@main
struct SendinblueSandbox: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sendinblue-sandbox",
    abstract: "Imitates Sendinblue's API v3, to try and test an exporter against.",
    discussion: """
      EXAMPLES
        sendinblue-sandbox --port 8025 --api-key trial
        curl -H 'api-key: trial' http://127.0.0.1:8025/v3/account
        sendinblue-sandbox --port 8025 --api-key trial --faults
        curl -d '{"route":"import","fault":"break-off"}' \\
          http://127.0.0.1:8025/sandbox/faults

      The account begins with the static list 2, the dynamic list 3 and no contacts, and is \
      forgotten at the end. The limits of the general plan apply, counted from the start, unless \
      there are to be none.

      With --faults, whoever reaches it orders what goes wrong, without a key: POST /sandbox/faults \
      takes {"route", "fault", "after", "count"} for the requests that follow, GET shows what has \
      yet to strike, and DELETE forgets it and lets imports that got stuck fail. Routes: \
      \(FaultOrder.routes). Faults: \(FaultOrder.kinds); an answer has "status", "body", \
      "contentType" and "headers".
      """)

  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen at; 0 takes a free one.")
  var port: Int

  @Option(help: "The key that requests must carry.")
  var apiKey: String

  @Flag(help: "Let callers order faults at /sandbox/faults.")
  var faults = false

  @Flag(help: "Hold callers to no limits; a long trial asks more than an account's plan allows.")
  var noLimits = false

  @Flag(help: "Take imports for completed, unseen: a sink to measure senders against.")
  var discardImports = false

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port must be between 0 and 65535.")
    }
    guard !apiKey.isEmpty else { throw ValidationError("--api-key must not be empty.") }
  }

  func run() async throws {
    let host = host
    let server = SandboxServer(
      SandboxConfiguration(
        apiKey: apiKey, rateLimits: noLimits ? .none : .general, takesFaultOrders: faults,
        discardsImports: discardImports))
    try await server.run(host: host, port: port) { port in
      let line = "sendinblue-sandbox listening on http://\(host):\(port)/v3\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
  }
}

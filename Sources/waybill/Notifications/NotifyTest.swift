import ArgumentParser
import Domain
import Ledger
import Results
import Runner

/// Tries whether notifications arrive.
struct NotifyTest: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Post a test message to the webhook, and say what came back.",
    discussion: """
      Examples:
        waybill notify test
        waybill notify test --format json

      One attempt with a message of the type waybill.notification.test.v1, signed as all others \
      are. It tells of no destination and is not on record. Exits with 0 where the receiver took \
      it, with 69 where it could not be reached or could not take it now, and with 1 where it does \
      not want it, or where notifications are off. For administrators.
      """)

  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let (ledger, actor, format) = (session.ledger, session.actor, session.format)
    // Who may not say where messages go may not have one sent.
    if let refusal = try await ledger.rehearse(.notification(.switchOff(.init())), by: actor) {
      throw refusal
    }
    let outcome = try await withWebhooks { try await WebhookTrial(ledger, gateway: $0).post() }
    switch outcome {
    case .off: throw CommandError.notificationsOff
    case .unavailable: throw CommandError.webhookUnavailable
    case .delivered(let delivery):
      let row = TestDelivery(delivery)
      switch format {
      case .table: try session.invocation.print(row.sentence + "\n")
      case .json, .csv, .ndjson: try session.print(row)
      }
    }
  }
}

/// A test message that was delivered.
private struct TestDelivery: Tabular {
  /// The message's identity.
  let message: String
  /// Who took it: scheme, host and port.
  let server: String
  /// The status of the answer.
  let status: Int

  /// Tells of a delivery.
  init(_ delivery: WebhookTrial.Delivery) {
    (message, server, status) = (delivery.message, delivery.server, delivery.status)
  }

  /// The delivery for people.
  var sentence: String { "\(server) took the test message \(message): status \(status)." }

  static var columns: [Column<TestDelivery>] {
    [
      Column("message") { $0.message }, Column("server") { $0.server },
      Column("status", .trailing) { String($0.status) },
    ]
  }
}

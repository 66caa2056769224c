import Results

/// What setting a webhook changed, with the secret where one was made.
struct WebhookChange: Tabular {
  /// Whether anything happened; it may have been so already.
  private let changed: Bool
  /// The same in a sentence for people.
  private let message: String
  /// What was asked of the ledger, in order.
  private let commands: [ExecutedCommand.Entry]
  /// What happened, in order.
  private let events: [ExecutedCommand.Entry]
  /// Who is told: scheme, host and port.
  private let server: String
  /// The secret that was made; nothing where one was given.
  private let secret: String?

  /// Puts a change and a secret together.
  init(_ change: ChangeResult, server: String, secret: String?) {
    (changed, message, commands, events) = (
      change.changed, change.message, change.commands, change.events
    )
    (self.server, self.secret) = (server, secret)
  }

  /// The change for people.
  var text: String {
    let sentence = message.visible + "\n"
    guard let secret else { return sentence }
    return sentence
      + "secret: \(secret)\n"
      + "Give this secret to the receiver, which verifies messages with it. It is shown only now.\n"
  }

  static var columns: [Column<WebhookChange>] {
    [
      Column("changed") { $0.changed ? "yes" : "no" },
      Column("message") { $0.message },
      Column("server") { $0.server },
      Column("secret") { $0.secret ?? "" },
      Column("events") {
        $0.events.map { "\($0.position) \($0.type) \($0.subject)" }.joined(separator: "; ")
      },
    ]
  }
}

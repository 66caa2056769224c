import Audit
import Domain
import EventLog
import Ledger
import Results
import Vault
import Views

/// One entry of the log: what it says, exactly as it was written, who signed it, what it followed from and
/// what followed from it.
struct EntryPage: Page {
  /// So many entries of a chain are shown.
  private static let mostOfChain = 100

  let files = PageFiles(
    "entry", template: PackageResources.entry_mustache, english: PackageResources.entry_en_txt,
    chinese: PackageResources.entry_zh_Hant_txt)
  let path = "/trail/:entry"
  let right = ReadingRight.audit
  let formats = [OutputFormat.json]

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let entry = try Self.entry(request, look)
    let message = try RecordedMessage(entry)
    let trail = Trail(log: look.ledger.log, views: look.views)
    let chain = try trail.chain(message.envelope.correlationID, limit: Self.mostOfChain)
    // The end of a long chain may be beyond what is shown of it.
    guard
      let line = try chain.first(where: { $0.position == entry.position })
        ?? trail.lines(matching: TrailQuery(cursor: entry.position.before, limit: 1)).first
    else { throw ConsoleError.notFound }
    let record = entry.record.visible
    let changes = try changes(by: message, look)
    let values: [String: Any] = [
      "summary": texts.say(line.summary), "record": record,
      "escapes": record == entry.record ? [] : [texts["escapes"]],
      "facts": facts(of: line, texts, time),
      "signature": try signature(of: message, texts).map { [$0] } ?? [],
      "hasChanges": !changes.isEmpty,
      "changes": changes.map { change in
        [
          "field": texts.word(change.field), "before": change.before?.visible ?? "–",
          "after": change.after?.visible ?? "–",
        ]
      },
      "chain": PageTable(
        caption: texts["chain"], rows: chain.filter { $0.position != entry.position },
        links: ["entry": { "/trail/\($0.position)" }]
      ).values(texts, time),
      "proof": "/trail/\(entry.position)/proof",
      "former": entry.position.rawValue > 1 ? ["/trail/\(entry.position.before)"] : [],
      "latter": entry.position < look.head ? ["/trail/\(entry.position.rawValue + 1)"] : [],
    ]
    return PageContent(title: texts["title", ["position": "\(entry.position)"]], values: values)
  }

  /// The record itself is what programs get; it is JSON already.
  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    Document(try Self.entry(request, look).record + "\n")
  }

  /// The entry that an address names.
  ///
  /// - Throws: `ConsoleError.notFound`.
  static func entry(_ request: PageRequest, _ look: Look) throws -> Entry {
    guard let number = request.parameters["entry"].flatMap({ Int64($0) }), number > 0,
      let before = Position(rawValue: number - 1),
      let entry = try look.ledger.log.entries(after: before, limit: 1).first
    else { throw ConsoleError.notFound }
    return entry
  }

  private func facts(
    of line: TrailLine, _ texts: Texts, _ time: ShownTime
  ) -> [[String: Any]] {
    func fact(_ name: String, _ text: String, link: String? = nil) -> [String: Any] {
      ["factName": texts[name], "factText": text.visible, "factLink": link.map { [$0] } ?? []]
    }
    return [
      ["factName": texts["time"], "factTime": [time.values(line.time)]],
      fact("actor", line.actor.shown),
      fact("type", line.name),
      fact("subject", line.subject.shown, link: line.subject.page),
      fact("record-id", line.id),
    ]
  }

  /// What a command's signature is by itself; nothing for events, which commands brought about.
  private func signature(
    of message: RecordedMessage, _ texts: Texts
  ) throws -> [String: Any]? {
    guard case .command(_, let envelope) = message else { return nil }
    let recorded = try RecordedCommand(envelope)
    let signed = SignedCommand(
      payload: recorded.payload, signature: try SSHSignature(armored: recorded.signature))
    let isGenuine = signed.isGenuine
    return [
      "verdict": texts[
        isGenuine ? "genuine" : "not-genuine",
        ["key": signed.signature.publicKey.fingerprint]],
      "verdictTone": isGenuine ? "good" : "bad",
      "payload": recorded.payload.visible,
    ]
  }

  /// What an event changed of a connection or destination.
  private func changes(by message: RecordedMessage, _ look: Look) throws -> [FieldChange] {
    let subject: Subject
    switch message {
    case .event(.connection(let event), _): subject = event.subject
    case .event(.destination(let event), _): subject = event.subject
    case .event, .command: return []
    }
    return try Changes(
      in: Period(since: nil, until: nil), of: [subject], from: look.ledger.log, by: look.views
    ).changes.first { $0.entry.position == message.envelope.position }?.fields ?? []
  }
}

extension Party {
  /// The page that is about it; nothing where there is none.
  fileprivate var page: String? {
    let parts = id.split(separator: "/")
    return parts.count == 2 && parts[0] == "run" ? "/runs/\(parts[1])" : nil
  }
}

extension Position {
  /// The place before it.
  fileprivate var before: Position { Position(rawValue: rawValue - 1) ?? .beginning }
}

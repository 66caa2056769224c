import Domain
import EventLog
import Vault
import Views

/// What entries show one by one: whether each says what its type says, and whose the signatures are.
///
/// It is the costly part of verifying, and needs to know nothing of other entries.
struct EntryExamination: Sendable {
  /// What the entries tell, in order.
  private(set) var entries: [ExaminedEntry] = []
  /// What is wrong with them.
  private(set) var problems: [VerificationProblem] = []
  /// The sizes of the checkpoints that end at one of them.
  let checkpoints: Set<Position>
  /// The last entry's place; nothing where there is none.
  let last: Position?

  /// Looks at some entries.
  init(of stretch: LogStretch) {
    checkpoints = stretch.checkpoints
    last = (stretch.entries.map(\.position) + stretch.unreadable).max()
    let unreadable = stretch.unreadable.map { position in
      problems.append(
        VerificationProblem(.schemas, .malformed, at: position, "Entry \(position) is no text."))
      return (position, ExaminedEntry.unreadable(position))
    }
    let readable = stretch.entries.map { ($0.position, examine($0)) }
    entries = (readable + unreadable).sorted { $0.0 < $1.0 }.map { $0.1 }
  }

  private mutating func examine(_ entry: Entry) -> ExaminedEntry {
    do throws(ViewsError) {
      switch try RecordedMessage(entry) {
      case .event(let event, let envelope):
        require(event, in: envelope)
        return .event(event, envelope)
      case .command(let command, let envelope):
        return examine(command, in: envelope)
      }
    } catch {
      report(.schemas, .malformed, at: entry.position, "\(error)")
      return .unreadable(entry.position)
    }
  }

  private mutating func examine(_ command: Command, in envelope: Envelope) -> ExaminedEntry {
    do {
      let data = try RecordedCommand(envelope)
      let document = try CommandDocument(data.payload)
      if try CanonicalJSON.encode(data) != envelope.data {
        report(.schemas, .malformed, at: envelope.position, Self.otherwise(envelope))
      }
      requireNames(of: command.subject, in: envelope)
      let signature = try SSHSignature(armored: data.signature)
      let signed = SignedCommand(payload: data.payload, signature: signature)
      return .command(
        ExaminedCommand(
          envelope: envelope, document: document, signed: signed, isGenuine: signed.isGenuine))
    } catch let error as SignatureError {
      report(
        .signatures, .malformed, at: envelope.position,
        "The signature of entry \(envelope.position) is none. \(error)")
    } catch LedgerError.commandMalformed(let reason) {
      report(
        .schemas, .malformed, at: envelope.position,
        "What was signed of entry \(envelope.position) is no command: \(reason).")
    } catch {
      report(.schemas, .malformed, at: envelope.position, Self.otherwise(envelope))
    }
    return .unreadable(envelope.position)
  }

  /// Makes sure that a record names what its data tells, and that the data is spelt as it is written.
  private mutating func require(_ event: Event, in envelope: Envelope) {
    requireNames(of: event.subject, in: envelope)
    do {
      let payload = try envelope.storedPayload(of: event)
      if try CanonicalJSON.encode(ErasedPayload(payload)) == envelope.data { return }
    } catch {
      // What cannot be written was not written by us: it is told below.
    }
    report(.schemas, .malformed, at: envelope.position, Self.otherwise(envelope))
  }

  private mutating func requireNames(of subject: Subject, in envelope: Envelope) {
    if envelope.subject == subject.text, envelope.dataschema == RecordType(envelope.type)?.schema {
      return
    }
    report(
      .schemas, .edited, at: envelope.position,
      "Entry \(envelope.position) names another subject or schema than its data has.")
  }

  private mutating func report(
    _ part: VerificationProblem.Part, _ kind: VerificationProblem.Kind, at position: Position,
    _ what: String
  ) {
    guard problems.count < LogVerification.mostProblems else { return }
    problems.append(VerificationProblem(part, kind, at: position, what))
  }

  private static func otherwise(_ envelope: Envelope) -> String {
    "The data of entry \(envelope.position) says more than its type has, or is spelt otherwise."
  }
}

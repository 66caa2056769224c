import Audit
import Domain
import EventLog
import Ledger
import Results
import Transparency

/// What the log has signed, who vouched for it, and what verifying it found.
struct IntegrityPage: Page {
  /// Verifies the ledger.
  let verifier: Verifier

  let files = PageFiles(
    "integrity", template: PackageResources.integrity_mustache,
    english: PackageResources.integrity_en_txt, chinese: PackageResources.integrity_zh_Hant_txt)
  let path = "/integrity"
  let right = ReadingRight.audit
  let menu: String? = "title"

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let (texts, time) = (request.texts, request.time)
    let log = look.ledger.log
    let note = try log.lastCheckpoint()
    let checkpoint = try note.map { try Checkpoint(text: $0.text) }
    var values: [String: Any] = [
      "checkpoint": note?.serialized ?? "",
      "verifierKey": try log.verifierKey()?.vkey ?? "",
      "size": texts[
        "size", ["size": (checkpoint?.size ?? 0).grouped, "entries": look.head.rawValue.grouped]],
      "cosigners": (note?.signatures ?? []).map(\.name.text).filter { $0 != look.ledger.origin }
        .map { ["cosigner": $0] },
      "verdicts": [[String: Any]](), "verified": [[String: Any]](), "failed": [String](),
      "live": [String](),
    ]
    // Without a verdict there is nothing for programs.
    var formats: [OutputFormat]? = []
    switch await verifier.standing {
    case .never: break
    case .underWay(let done, let total):
      values["live"] = ["/integrity/progress"]
      values["progress"] = progress(done, total, texts)
    case .failed: values["failed"] = [texts["failed"]]
    case .done(let verification, let instant):
      formats = nil
      values["verified"] = [
        [
          "sentence": texts.say(verification.summary), "at": [time.values(instant)],
          "sentenceTone": verification.isVerified ? "good" : "bad",
        ]
      ]
      values["verdicts"] = [
        PageTable(
          caption: texts["verdicts"], rows: VerificationLine.lines(of: verification)
        ).values(texts, time)
      ]
    }
    return PageContent(title: texts["title"], values: values, formats: formats)
  }

  /// How much of the ledger is verified, on one line.
  func progress(_ done: UInt64, _ total: UInt64, _ texts: Texts) -> String {
    texts["progress", ["done": done.grouped, "total": total.grouped]]
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    guard case .done(let verification, _) = await verifier.standing else {
      throw ConsoleError.notFound
    }
    return Document(try layout.list(VerificationLine.lines(of: verification)))
  }
}

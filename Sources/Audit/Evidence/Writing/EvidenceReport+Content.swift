import Domain
import EventLog
import Transparency
import Views

extension EvidenceReport {
  /// What the templates have places for, by these names, as text.
  struct Content {
    private let title: String
    private let origin: String
    private let size: String
    private let root: String
    private let verifier: String
    private let witnesses: String
    private let writtenAt: String
    private let about: String
    private let context: String
    private let figures: [Figure]
    private let hasDisclosures: Bool
    private let disclosures: [Disclosure]
    private let runs: [Run]
    private let hasAgreements: Bool
    private let agreements: [Consent]
    private let texts: [Text]
    private let trailCaption: String
    private let lines: [Line]

    init(
      _ material: EvidenceMaterial, title: String, lines: [TrailLine], limit: Int, at now: Timestamp
    ) {
      let checkpoint = material.checkpoint.checkpoint
      self.title = title
      origin = checkpoint.origin
      size = String(checkpoint.size)
      root = checkpoint.root.base64
      verifier = material.verifier.vkey
      let cosigners = material.checkpoint.note.signatures.map(\.name.text)
        .filter { $0 != checkpoint.origin }
      witnesses = cosigners.isEmpty ? "nobody" : cosigners.joined(separator: ", ")
      writtenAt = now.description
      about = material.selection.about.count.counting("entry", "entries").text
      context = material.selection.context.count.counting("entry", "entries").text
      figures = Figure.all(material.disclosures.figures)
      disclosures = material.disclosures.disclosures.prefix(limit).map(Disclosure.init)
      hasDisclosures = !disclosures.isEmpty
      runs = material.runs.prefix(limit).map(Run.init)
      agreements = material.consents.consents.map(Consent.init)
      hasAgreements = !agreements.isEmpty
      texts = material.consents.texts.map(Text.init)
      trailCaption =
        lines.count > limit
        ? "The first \(limit) entries that it is about; entries.csv has them all"
        : "The entries that it is about (entries.csv has those of the context too)"
      self.lines = lines.prefix(limit).map(Line.init)
    }
  }

  /// How much left, by how certain that is.
  fileprivate struct Figure {
    let name: String
    let recipients: String
    let batches: String

    static func all(_ figures: DisclosureFigures) -> [Figure] {
      [
        ("Taken by Sendinblue", figures.certain), ("In doubt", figures.inDoubt),
        ("In hand", figures.inHand), ("Altogether", figures.total),
      ].map { name, count in
        Figure(
          name: name, recipients: String(count.recipients), batches: String(count.batches))
      }
    }
  }

  /// A batch.
  fileprivate struct Disclosure {
    let entry, time, destination, batch, recipients, certainty, to, what: String
    let orderedBy, authority, consent: String

    init(_ batch: DisclosedBatch) {
      entry = "\(batch.position)"
      time = batch.time.description
      destination = batch.destinationName.text
      self.batch = String(batch.batch)
      recipients = String(batch.recipients)
      certainty = batch.certainty.rawValue.spaced
      to = "\(batch.accountCompany), list \(batch.list) (\(batch.listName))"
      what = batch.fields.joined(separator: ", ")
      orderedBy = batch.orderedByName.text
      authority = batch.exportUserName.text
      consent = "\(batch.consentVersion), entry \(batch.consentPosition)"
    }
  }

  /// A run.
  fileprivate struct Run {
    let id, entry, destination, connection, account, list, what, status: String
    let reason: String?
    let orderedBy, authority, consent, figures, requestedAt, endedAt: String

    init(_ run: RunRow) {
      id = run.id.description
      entry = "\(run.position)"
      destination = run.destinationName.text
      connection = run.connectionName.text
      account = run.accountCompany
      list = "\(run.list) (\(run.listName))"
      what = run.attributes.split(separator: ",").joined(separator: ", ")
      status = run.status.rawValue.spaced
      reason = run.reason
      orderedBy = run.orderedByName.text
      authority = run.exportUserName.text
      consent = "\(run.consentVersion), entry \(run.consentPosition)"
      figures = run.figures.map(Self.sum) ?? "not read through"
      requestedAt = run.requestedAt.description
      endedAt = run.endedAt?.description ?? "not yet"
    }

    private static func sum(_ figures: RunFigures) -> String {
      "\(figures.read) read = \(figures.sent) sent + \(figures.duplicates) duplicates"
        + " + \(figures.unchanged) unchanged + \(figures.withheld) withheld"
        + " + \(figures.rejectedRows) rejected"
    }
  }

  /// A consent.
  fileprivate struct Consent {
    let connection, version, acceptedBy, acceptedAt, entry, until: String

    init(_ agreement: Agreement) {
      connection = agreement.connection.shown
      version = agreement.version
      acceptedBy = agreement.acceptedBy.shown
      acceptedAt = agreement.acceptance.time.description
      entry = "\(agreement.acceptance.position)"
      until =
        agreement.end.map { end in
          "\(end.rawValue.spaced)"
            + (agreement.ending.map { " on \($0.time), entry \($0.position)" } ?? "")
        } ?? "in force"
    }
  }

  /// A consent's text.
  fileprivate struct Text {
    let version, sha256, text: String

    init(_ text: Consents.Text) {
      version = text.version
      sha256 = text.sha256.description
      self.text = text.text ?? "No text with this digest is known here."
    }
  }

  /// An entry.
  fileprivate struct Line {
    let entry, time, actor, type, summary: String

    init(_ line: TrailLine) {
      entry = "\(line.position)"
      time = line.time.description
      actor = line.actor.shown
      type = line.name
      summary = line.summary.text
    }
  }
}

extension String {
  /// A stored name as words.
  fileprivate var spaced: String { replacing("-", with: " ") }
}

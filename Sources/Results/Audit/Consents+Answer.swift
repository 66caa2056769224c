package import Audit
import Domain
import EventLog

extension Consents: AuditAnswer {
  /// A consent, with its text for a spreadsheet.
  package struct Row: Tabular {
    /// The consent.
    package let consent: Agreement
    let text: String?

    package static var columns: [Column<Row>] {
      [
        Column("connection", mayBeCut: true) { $0.consent.connection.shown },
        Column("text") { $0.consent.version },
        Column("accepted by", mayBeCut: true) { $0.consent.acceptedBy.shown },
        Column("accepted") { $0.consent.acceptance.time.description },
        Column("entry", .trailing) { "\($0.consent.acceptance.position)" },
        Column("end") { $0.consent.end.words }.inWords.toned {
          $0.consent.end == nil ? .good : .plain
        },
        Column("ended by", mayBeCut: true) { $0.consent.ending?.actor.shown ?? "" },
        Column("ended") { $0.consent.ending?.time.description ?? "" },
        Column("end's entry", .trailing) { $0.consent.ending.map { "\($0.position)" } ?? "" },
        Column("connection id", isDetail: true) { $0.consent.connection.id },
        Column("sha256", isDetail: true) { $0.consent.sha256.hexadecimal },
        Column("exact text", isDetail: true) { $0.text ?? "" },
      ]
    }
  }

  package var rows: [Row] {
    consents.map { consent in
      Row(
        consent: consent,
        text: texts.first { $0.version == consent.version && $0.sha256 == consent.sha256 }?.text)
    }
  }

  package var bounds: [(name: String, value: String)] { period.bounds(upTo: lastEntry) }

  package func text(on layout: Layout) throws -> String {
    let title = "Consents, \(period.words), by the record up to entry \(lastEntry)\n\n"
    if consents.isEmpty { return title + "None.\n" }
    return title + (try layout.list(rows)) + texts.map { "\n" + $0.shown }.joined()
  }
}

extension Consents.Text {
  /// The text under a heading that names it.
  fileprivate var shown: String {
    let heading = "Text \(version.visible), SHA-256 \(sha256)\n"
    guard let text else {
      return heading + "This version of Waybill does not hold a text with that digest.\n"
    }
    return heading + "\n" + text.visibleExceptBreaks
  }
}

extension Agreement.End? {
  /// The end as people read it.
  fileprivate var words: String {
    switch self {
    case nil: "in force"
    case .withdrawn: "withdrawn"
    case .superseded: "superseded"
    case .connectionRemoved: "connection removed"
    }
  }
}

import ArgumentParser
import Audit
import Domain
import EventLog
import Ledger
import Results
import Views

/// Writes evidence for somebody who has no ledger.
struct AuditEvidence: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Write evidence that anybody can check without Waybill.",
    discussion: """
      Examples:
        waybill audit evidence --run 0193a5c2-8f00-7c3a-9d7e-1b2f4c5d6e7f --output weekly-run
        waybill audit evidence --since 2026-11-01 --until 2026-12-01 --output november

      The directory is a BagIt bag (RFC 8493): sha256sum checks that it is whole. It holds the entries as \
      they are on record, a proof of each, the commands as they were signed, the consent texts, tables, \
      a report to read and a page on how to check all of it with openssl, ssh-keygen, sha256sum and \
      Python. Without a run or a time it is about everything. That it was written is put on record \
      first. For administrators and auditors.
      """)

  @Option(help: ArgumentHelp("About this run.", valueName: "run"), completion: .runs)
  var run: String?
  @OptionGroup var bounds: PeriodOptions
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp(
      "The directory to make, which must not be there yet.", valueName: "dir"),
    completion: .directory)
  var directory: String
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func validate() throws {
    guard run != nil, bounds.since != nil || bounds.until != nil else { return }
    throw ValidationError("Give --run, or a time with --since and --until.")
  }

  func run() async throws {
    let session = try await Session.open(options, output)
    try session.viewer(of: .audit)
    let material = try material(session)
    let path = session.invocation.paths.absolute(directory)
    var writer = try EvidenceWriter(of: material, to: path)
    let evidence: Evidence
    do {
      try material.write(to: &writer, of: session.ledger, for: session.reader)
      evidence = try writer.finish(at: session.ledger.surroundings.now)
      try await session.execute(.custody(.writeEvidence(.init(evidence: evidence))))
    } catch {
      try writer.discard()
      throw error
    }
    try writer.publish()
    try session.print(EvidenceResult(directory: path, evidence: evidence))
  }

  private func material(_ session: Session) throws -> EvidenceMaterial {
    let period = bounds.period
    let scope =
      try run.map { EvidenceScope(run: try session.run($0)) }
      ?? EvidenceScope(since: period.since, until: period.until)
    return try EvidenceMaterial(of: scope, in: session.ledger)
  }
}

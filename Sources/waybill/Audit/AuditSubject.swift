import ArgumentParser
import Audit
import Domain
import Foundation
import Ledger
import Results
import Views

/// Prints every batch that carried a person.
struct AuditSubject: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject", abstract: "Print every batch that carried a person, with proofs.",
    discussion: """
      Examples:
        waybill audit subject
        waybill audit subject --email-file address.txt --format json
        waybill audit subject --email-file - --proofs proofs < address.txt

      For administrators and auditors, who owe a person an answer (GDPR Art. 15): when, to which \
      list, which fields, on whose order and under which consent. The address is read as an export \
      reads it. That somebody asked is put on record before the answer is given, under the person's \
      pseudonym and not their address. Batches whose manifests are gone could have carried anybody: \
      they are counted. With --proofs, a file for each batch shows that it carried the person; `waybill \
      audit check` checks it with nothing but the verifier key.
      """)

  @OptionGroup var address: AddressOptions
  @Option(
    help: ArgumentHelp("A directory for the proofs, a file a batch.", valueName: "directory"),
    completion: .directory)
  var proofs: String?
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let session = try await Session.open(options, output)
    let pseudonym = try await address.read(session).pseudonym
    try await session.execute(.dataSubject(.lookUp(.init(pseudonym: pseudonym))))
    // A crash here leaves a look-up on record whose answer nobody saw.
    let record = try await DataSubjectRecord(of: pseudonym, in: session.ledger)
    if let proofs { try write(record, to: proofs, of: session) }
    try session.print(record)
  }

  private func write(
    _ record: DataSubjectRecord, to directory: String, of session: Session
  ) throws {
    let path = session.invocation.paths.absolute(directory)
    try Folder.makeParents(of: path + "/proof")
    guard let verifier = try session.ledger.log.verifierKey() else { throw AuditError.emptyLog }
    try record.forEachProof(in: session.ledger, verifier: verifier) { proof, batch in
      let text = try JSONText(proof, isPretty: true).text + "\n"
      try NoteFile.write(text, to: "\(path)/\(batch.run)-\(batch.batch).json")
    }
    StandardStream.say(
      "waybill: \(record.batches.count) proofs are in \(path.visible); check each with"
        + " `waybill audit check`.")
  }
}

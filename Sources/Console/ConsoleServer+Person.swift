import Audit
import Domain
import Hummingbird
import Ledger
import Profiles
import Results
import Vault
import Views

extension ConsoleServer {
  /// Looks a person up, once that it is done is on record.
  func person(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    let page = PersonPage()
    let form = try await Form(request, from: browser, upTo: context.maxUploadSize)
    _ = try await look(for: page.right)
    let asked = pageRequest(page, request, context)
    guard let pseudonym = try await pseudonym(of: form["address"] ?? "") else {
      return press.page(
        page.mistake(asked), of: page, asked, try await look(for: page.right), for: browser)
    }
    let lookUp = Command.dataSubject(.lookUp(.init(pseudonym: pseudonym)))
    _ = try await ledger.execute(lookUp, by: identity).events()
    // A crash here leaves a look-up on record whose answer nobody saw.
    let record = try await DataSubjectRecord(of: pseudonym, in: ledger)
    let content = page.content(of: await inquiries.remember(record), asked)
    return press.page(content, of: page, asked, try await look(for: page.right), for: browser)
  }

  /// The proof that a batch carried the person of an answer, as `waybill audit subject` writes it.
  func personProof(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    let form = try await Form(request, from: browser, upTo: context.maxUploadSize)
    _ = try await look(for: .audit)
    guard let inquiry = await inquiries.inquiry(form["inquiry"] ?? ""),
      let place = form["place"].flatMap({ Int($0) }),
      inquiry.record.batches.indices.contains(place)
    else { throw ConsoleError.notFound }
    guard let verifier = try ledger.log.verifierKey() else { throw AuditError.emptyLog }
    let wanted = inquiry.record.batches[place]
    var found: String?
    try inquiry.record.forEachProof(in: ledger, verifier: verifier) { proof, batch in
      guard batch == wanted else { return }
      found = try JSONText(proof, isPretty: true).text + "\n"
    }
    guard let found else { throw ConsoleError.notFound }
    return download(
      Document(found), as: "\(wanted.run)-\(wanted.batch).json", "application/json; charset=utf-8")
  }

  /// The pseudonym of an address; nothing where it is none.
  private func pseudonym(of text: String) async throws -> Pseudonym? {
    let address: EmailAddress
    do throws(RejectionReason) {
      address = try EmailAddress(text)
    } catch {
      return nil
    }
    let pseudonymizer = try await ledger.pseudonymizer()
    return Pseudonym(bytes: pseudonymizer.pseudonym(of: address.matchKey))
  }
}

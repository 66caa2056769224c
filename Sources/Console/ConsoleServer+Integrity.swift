import Audit
import Domain
import EventLog
import Hummingbird
import Ledger

extension ConsoleServer {
  /// The proof that the log has an entry, as `waybill audit prove` writes it.
  func proof(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    let page = EntryPage()
    let look = try await look(for: page.right)
    let entry = try EntryPage.entry(pageRequest(page, request, context), look)
    guard let verifier = try ledger.log.verifierKey() else { throw AuditError.emptyLog }
    let receipt = try Receipt(of: entry, in: ledger.log, verifier: verifier)
    return download(
      Document(receipt.serialized), as: "entry-\(entry.position).tlog-proof",
      "text/plain; charset=utf-8")
  }

  /// Has the ledger verified, and shows how far it is.
  func verify(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    _ = try await Form(request, from: browser, upTo: context.maxUploadSize)
    _ = try await look(for: .audit)
    await verifier.verify()
    return Self.redirect(to: "/integrity")
  }
}

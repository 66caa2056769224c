import Audit
import Domain
import Foundation
import Hummingbird
import Ledger
import NIOCore
import Results

extension ConsoleServer {
  /// Writes evidence, puts on record that it is handed out, and hands it out.
  func evidence(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    let page = EvidencePage()
    let form = try await Form(request, from: browser, upTo: context.maxUploadSize)
    let look = try await look(for: page.right)
    var asked = pageRequest(page, request, context)
    asked.query = form.values
    guard let scope = try EvidencePage.scope(of: asked) else { throw ConsoleError.notFound }
    let material: EvidenceMaterial
    do {
      material = try EvidenceMaterial(of: scope, in: ledger)
    } catch AuditError.nothingInScope {
      throw ConsoleError.notFound
    }
    let name = "evidence-\(look.head)"
    let archive = try await archive(of: material, called: name, look)
    let body = ResponseBody { writer in
      while let data = try archive.next() {
        try await writer.write(ByteBuffer(bytes: data))
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/x-tar",
        .contentDisposition: "attachment; filename=\"\(name).tar\"",
      ], body: body)
  }

  /// Writes evidence into a folder that is gone when this returns.
  private func archive(
    of material: EvidenceMaterial, called name: String, _ look: Look
  ) async throws -> EvidenceArchive {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "waybill-evidence-\(RandomToken.make(from: ledger.surroundings))").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
    defer { discard(folder) }
    var writer = try EvidenceWriter(of: material, to: folder + "/" + name)
    try material.write(to: &writer, of: ledger, for: look.reader)
    let now = ledger.surroundings.now
    let evidence = try writer.finish(at: now)
    let command = Command.custody(.writeEvidence(.init(evidence: evidence)))
    _ = try await ledger.execute(command, by: identity).events()
    // A crash here leaves the record of evidence that nobody was given.
    try writer.publish()
    return try EvidenceArchive(
      of: folder + "/" + name, called: name, at: now.milliseconds / 1000)
  }

  private func discard(_ folder: String) {
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      report(error)
    }
  }
}

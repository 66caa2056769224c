import Audit
import Domain
import Ledger
import Results
import Transparency
import Views

/// Evidence of a run or of a period for somebody who has neither the ledger nor this software: what it will
/// hold, and a button that writes it.
struct EvidencePage: Page {
  let files = PageFiles(
    "evidence", template: PackageResources.evidence_mustache,
    english: PackageResources.evidence_en_txt, chinese: PackageResources.evidence_zh_Hant_txt)
  let path = "/evidence"
  let right = ReadingRight.audit
  let menu: String? = "title"
  let formats: [OutputFormat] = []

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let texts = request.texts
    var values: [String: Any] = [
      "run": request["run"] ?? "", "since": request["since"] ?? "",
      "until": request["until"] ?? "", "nothingFound": [String](), "bundle": [String](),
    ]
    if let scope = try Self.scope(of: request) {
      do {
        let material = try EvidenceMaterial(of: scope, in: look.ledger)
        values["bundle"] = [["contents": contents(of: material, texts)]]
      } catch AuditError.nothingInScope {
        values["nothingFound"] = [texts["nothing-in-scope"]]
      }
    }
    return PageContent(title: texts["title"], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    throw ConsoleError.notFound
  }

  /// What evidence is asked for: of a run, or of a period; nothing before anything is asked.
  ///
  /// - Throws: `ConsoleError.unusableFilter`, where both are asked for, too.
  static func scope(of request: PageRequest) throws(ConsoleError) -> EvidenceScope? {
    let (since, until) = try (request.instant("since"), request.instant("until"))
    guard let run = try request.choice("run", RunID.init) else {
      return request.query["since"] == nil && request.query["until"] == nil
        ? nil : EvidenceScope(since: since, until: until)
    }
    guard since == nil, until == nil else { throw .unusableFilter(name: "run") }
    return EvidenceScope(run: run)
  }

  private func contents(of material: EvidenceMaterial, _ texts: Texts) -> [[String: Any]] {
    let entries = material.entries
    return [
      texts[
        "entries",
        ["about": entries.about.grouped, "context": entries.context.grouped]],
      texts[
        "disclosures",
        [
          "batches": material.disclosures.figures.total.batches.grouped,
          "people": material.disclosures.figures.total.recipients.grouped,
        ]],
      texts["runs", ["runs": material.runs.count.grouped]],
      texts["consents", ["consents": material.consents.consents.count.grouped]],
      texts["checkpoint", ["size": material.checkpoint.checkpoint.size.grouped]],
      texts["report"],
    ].map { ["item": $0] }
  }
}

import Audit
import Domain
import Ledger
import Results

/// Who agreed to what, when, and how it ended, with the exact texts.
struct ConsentsPage: Page {
  let files = PageFiles(
    "consents", template: PackageResources.consents_mustache,
    english: PackageResources.consents_en_txt, chinese: PackageResources.consents_zh_Hant_txt)
  let path = "/consents"
  let right = ReadingRight.audit
  let menu: String? = "title"
  let looksBack = true

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    let texts = request.texts
    let consents = try consents(of: look)
    let values: [String: Any] = [
      "consents": PageTable(
        caption: texts[look.past == nil ? "all" : "in-force"], rows: consents.rows,
        links: [
          "entry": { "/trail/\($0.consent.acceptance.position)" },
          "end's entry": { row in row.consent.ending.map { "/trail/\($0.position)" } },
        ]
      ).values(texts, request.time),
      "agreedTexts": consents.texts.map { text in
        [
          "version": text.version.visible, "digest": text.sha256.hexadecimal,
          "exact": text.text.map { [$0.visibleExceptBreaks] } ?? [],
          "textLanguage": text.version.hasSuffix(".zh-Hant") ? "zh-Hant" : "en",
        ]
      },
    ]
    return PageContent(title: texts["title"], values: values)
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    Document(try consents(of: look).document(on: layout))
  }

  /// All consents, or those that were in force at the instant that is looked at.
  private func consents(of look: Look) throws -> Consents {
    let period =
      look.past.map {
        Period(since: $0.time, until: Timestamp(milliseconds: $0.time.milliseconds + 1))
      } ?? Period(since: nil, until: nil)
    return try Consents(
      in: period, published: PublishedText.current,
      from: look.ledger.log, by: look.ledger.views)
  }
}

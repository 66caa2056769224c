import Audit
import Domain
import Results
import Views

/// Every batch that carried a person, for whoever has the person's address; asking is recorded.
struct PersonPage: Page {
  let files = PageFiles(
    "person", template: PackageResources.person_mustache,
    english: PackageResources.person_en_txt, chinese: PackageResources.person_zh_Hant_txt)
  let path = "/person"
  let right = ReadingRight.audit
  let menu: String? = "title"
  let formats: [OutputFormat] = []

  func content(_ request: PageRequest, _ look: Look) async throws -> PageContent {
    PageContent(
      title: request.texts["title"], values: ["answer": [String](), "mistake": [String]()])
  }

  func document(
    _ request: PageRequest, _ look: Look, in layout: Layout
  ) async throws -> Document {
    throw ConsoleError.notFound
  }

  /// The page where what was sent is no address.
  func mistake(_ request: PageRequest) -> PageContent {
    PageContent(
      title: request.texts["title"],
      values: ["answer": [String](), "mistake": [request.texts["malformed"]]])
  }

  /// The page with what is on record of a person.
  ///
  /// - Parameters:
  ///   - inquiry: The person's record, and what it is asked for again by.
  ///   - request: What was asked.
  /// - Returns: The page; nothing on it is the person's but a pseudonym.
  func content(of inquiry: Inquiry, _ request: PageRequest) -> PageContent {
    let texts = request.texts
    let record = inquiry.record
    let answer: [String: Any] = [
      "pseudonym": texts["pseudonym", ["pseudonym": record.pseudonym.hexadecimal]],
      "batches": PageTable(
        caption: texts["batches"], rows: record.batches,
        links: [
          "entry": { "/trail/\($0.position)" }, "destination": { "/runs/\($0.run)" },
          "consent": { "/trail/\($0.consentPosition)" },
        ]
      ).values(texts, request.time),
      "coverage": texts[
        record.manifests.unknown == 0 ? "covered" : "uncovered",
        [
          "looked": "\(record.manifests.lookedInto)", "unknown": "\(record.manifests.unknown)",
        ]],
      "inquiry": inquiry.id,
      "proofs": record.batches.enumerated().map { place, batch in
        [
          "place": "\(place)",
          "proofName": texts[
            "proof", ["batch": "\(batch.batch)", "destination": batch.destinationName.text]],
        ]
      },
      "hasProofs": !record.batches.isEmpty,
    ]
    return PageContent(title: texts["title"], values: ["answer": [answer], "mistake": [String]()])
  }
}

import Domain
import EventLog
import Mustache
import Transparency
import Views

/// The page that evidence is read on, and the one that says how to check it.
struct EvidenceReport {
  /// What the evidence is, as a heading.
  let title: String
  private let content: Content

  /// Puts the pages' contents together.
  ///
  /// - Parameters:
  ///   - material: What evidence is written from.
  ///   - lines: What the entries say that it is about, one more than are shown where there are more.
  ///   - limit: How many are shown.
  ///   - now: The present instant.
  init(of material: EvidenceMaterial, lines: [TrailLine], limit: Int, at now: Timestamp) {
    let name = material.runs.first.map(\.destinationName.text)
    title = "Evidence \(material.scope.words(run: material.scope.run == nil ? nil : name))"
    content = Content(material, title: title, lines: lines, limit: limit, at: now)
  }

  /// The report, a page of HTML without anything from elsewhere.
  var html: String { Self.render(PackageResources.report_mustache, content) }

  /// How to check the evidence, in plain text.
  var instructions: String { Self.render(PackageResources.CHECKING_mustache, content) }

  private static func render(_ template: [UInt8], _ content: Content) -> String {
    do {
      return try MustacheTemplate(string: String(decoding: template, as: UTF8.self)).render(content)
    } catch {
      preconditionFailure("our own template cannot be read: \(error)")
    }
  }
}

/// What an import says about the rows that it refused for one reason.
///
/// The rows themselves are personal data: they are counted and never kept.
package struct ImportReport: Sendable, Hashable {
  package let kind: Kind

  /// Where the rows are, or how many.
  let content: Content

  /// The reasons the API documents for refusing a row; ``other`` stands for any published later.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case invalidEmails = "invalid_emails"
    case duplicateContactID = "duplicate_contact_id"
    case duplicateExternalID = "duplicate_ext_id"
    case duplicateEmailID = "duplicate_email_id"
    case duplicatePhoneID = "duplicate_phone_id"
    case duplicateWhatsAppID = "duplicate_whatsapp_id"
    case duplicateLandlineNumberID = "duplicate_landline_number_id"
    case other
  }

  /// The API gives an address; its older description says a number, so both are understood.
  enum Content: Sendable, Hashable {
    case file(address: String)
    case count(Int)
  }
}

extension ImportReport: CustomStringConvertible, CustomReflectable {
  /// The kind alone: whoever has a report's address can download it.
  package var description: String { "import report \(kind.rawValue)" }
  package var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}

extension ImportReport {
  /// The reports as the API gives them: an object from kind to address, mostly nulls.
  struct Collection: Decodable {
    let all: [ImportReport]

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: AnyKey.self)
      let reports = try fields.allKeys.sorted { $0.stringValue < $1.stringValue }.compactMap {
        key -> ImportReport? in
        let content = try Self.content(of: key, in: fields)
        return content.map {
          ImportReport(kind: Kind(rawValue: key.stringValue) ?? .other, content: $0)
        }
      }
      all = Kind.allCases.flatMap { kind in reports.filter { $0.kind == kind } }
    }

    private static func content(
      of key: AnyKey, in fields: KeyedDecodingContainer<AnyKey>
    ) throws -> Content? {
      if try fields.decodeNil(forKey: key) { return nil }
      do {
        let address = try fields.decode(String.self, forKey: key)
        return address.isEmpty ? nil : .file(address: address)
      } catch DecodingError.typeMismatch {
        let count = try fields.decode(Int.self, forKey: key)
        return count > 0 ? .count(count) : nil
      }
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

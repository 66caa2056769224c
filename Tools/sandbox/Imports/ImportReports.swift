/// The rows of an import that were refused, by reason.
///
/// The real reports' columns are unknown. These are `;`-separated with a header, a line a row.
struct ImportReports: Sendable {
  /// A report's name in the process and in its address.
  enum Kind: String, CaseIterable, Sendable {
    case invalidEmails = "invalid_emails"
    case duplicatePhones = "duplicate_phone_id"

    fileprivate var header: String {
      switch self {
      case .invalidEmails: "EMAIL\n"
      case .duplicatePhones: "EMAIL;SMS\n"
      }
    }
  }

  private var files: [Kind: [UInt8]] = [:]

  /// The report's file, or nil where no row was refused for this.
  subscript(kind: Kind) -> [UInt8]? { files[kind] }

  /// Whether no row was refused.
  var isEmpty: Bool { files.isEmpty }

  /// Adds a row.
  mutating func add(_ cells: [String], to kind: Kind) {
    let line = cells.map(Self.cell).joined(separator: ";") + "\n"
    files[kind, default: Array(kind.header.utf8)].append(contentsOf: line.utf8)
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == ";" || $0 == "\"" || $0.isNewline }) else { return text }
    let inner = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(inner.joined(separator: "\"\""))\""
  }
}

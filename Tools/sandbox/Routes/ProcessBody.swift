/// A process as the API shows it.
struct ProcessBody: Encodable {
  let id: Int
  let name = "IMPORTUSER"
  let status: String
  /// Only of a completed import.
  let info: Info?

  /// - Parameters:
  ///   - process: The process.
  ///   - reportBase: How the addresses of its reports begin.
  init(_ process: ImportProcess, reportBase: String) {
    id = process.id
    status = process.status.rawValue
    guard process.status == .completed else {
      info = nil
      return
    }
    var reports: [String: String?] = [
      "invalid_emails": nil, "duplicate_contact_id": nil, "duplicate_ext_id": nil,
      "duplicate_email_id": nil, "duplicate_phone_id": nil, "duplicate_whatsapp_id": nil,
      "duplicate_landline_number_id": nil,
    ]
    for kind in ImportReports.Kind.allCases where process.reports[kind] != nil {
      guard let token = process.reportToken else { continue }
      reports[kind.rawValue] = "\(reportBase)/reports/\(token)/\(kind.rawValue).csv"
    }
    info = Info(reports: reports)
  }

  struct Info: Encodable {
    enum CodingKeys: String, CodingKey {
      case reports = "import"
    }

    /// Addresses of reports; null where no row was refused for it.
    let reports: [String: String?]
  }
}

/// How far Sendinblue is with an import, or with other work in the background.
package struct ImportProcess: Sendable, Hashable {
  package let id: ProcessID

  /// Whether the process imports contacts.
  ///
  /// The account's processes also hold exports and the like.
  package let isImport: Bool

  package let status: Status

  /// What was refused, by reason, in the order of ``ImportReport/Kind``; there once it completed.
  package let reports: [ImportReport]
}

extension ImportProcess {
  /// The states of a process.
  ///
  /// `queued` → `inProcess` or `processing` → `completed`, `failed` or `cancelled`, which are
  /// final. The API says `in_process` where its documentation long said `processing`.
  package enum Status: String, Sendable, Hashable, CaseIterable {
    case queued
    case inProcess = "in_process"
    case processing
    case completed
    case failed
    case cancelled
    /// A state published after this was written; taken as still running.
    case unrecognised

    /// Whether nothing will change any more.
    package var isFinal: Bool {
      switch self {
      case .completed, .failed, .cancelled: true
      case .queued, .inProcess, .processing, .unrecognised: false
      }
    }
  }
}

extension ImportProcess: Decodable {
  private enum CodingKeys: CodingKey {
    case id
    case name
    case status
    case info
  }

  private enum InfoKeys: String, CodingKey {
    case reports = "import"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    id = try fields.decode(ProcessID.self, forKey: .id)
    isImport = try fields.decodeIfPresent(String.self, forKey: .name) == "IMPORTUSER"
    status = Status(rawValue: try fields.decode(String.self, forKey: .status)) ?? .unrecognised
    // Processes of other kinds have an info of another shape, which is none of our business.
    guard isImport, fields.contains(.info), try !fields.decodeNil(forKey: .info) else {
      reports = []
      return
    }
    let info = try fields.nestedContainer(keyedBy: InfoKeys.self, forKey: .info)
    reports = try info.decodeIfPresent(ImportReport.Collection.self, forKey: .reports)?.all ?? []
  }
}

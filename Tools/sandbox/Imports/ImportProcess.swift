/// A background process of the account: one import.
struct ImportProcess {
  /// What the live API answers while an import runs is `in_process`; the documents say
  /// `processing`.
  enum Status: String {
    /// Leads to `inProcess`.
    case queued
    /// Leads to `completed` or `failed`, or stays.
    case inProcess = "in_process"
    case completed
    case failed

    /// Whether it will not change again.
    var isFinal: Bool {
      switch self {
      case .queued, .inProcess: false
      case .completed, .failed: true
      }
    }
  }

  let id: Int
  let fate: ImportFate
  /// Let go of when the process ends, for the file's sake.
  var order: ImportOrder?
  let listIDs: [Int]
  var status = Status.queued
  var polls = 0
  var reports = ImportReports()
  /// The unguessable part of the reports' addresses; nil until there are any.
  var reportToken: String?
}

import Glibc

/// The room that is left where the ledger is.
package struct DiskFacts: Sendable {
  private static let least: Int64 = 100_000_000
  private static let comfortable: Int64 = 1_000_000_000

  private let path: String
  private let free: Int64
  private let log: Int64

  /// States the facts.
  ///
  /// - Parameters:
  ///   - path: The ledger's folder.
  ///   - free: How many bytes are left there to this user.
  ///   - log: How many the log has.
  package init(path: String, free: Int64, log: Int64) {
    self.path = path
    self.free = free
    self.log = log
  }

  /// Asks the system.
  ///
  /// - Parameters:
  ///   - folder: The ledger's folder.
  ///   - log: The log's file.
  /// - Returns: The facts; nothing where there is no such folder.
  static func find(_ folder: String, log: String) -> DiskFacts? {
    var system = statvfs()
    guard statvfs(folder, &system) == 0 else { return nil }
    var status = stat()
    let size = stat(log, &status) == 0 ? Int64(status.st_size) : 0
    let (free, isTooLarge) = Int64(clamping: system.f_bavail)
      .multipliedReportingOverflow(by: Int64(clamping: system.f_frsize))
    return DiskFacts(path: folder, free: isTooLarge ? .max : free, log: size)
  }

  /// What that comes to.
  package var findings: [Finding] {
    let what = "\(free / 1_000_000) MB are free; the log has \(log / 1_000_000) MB."
    let advice = "Make room: what cannot be recorded is not sent."
    if free < Self.least || free < log {
      return [Finding(.disk, path, .fail, what, advice: advice)]
    }
    if free < Self.comfortable { return [Finding(.disk, path, .warn, what, advice: advice)] }
    return [Finding(.disk, path, .pass, what)]
  }
}

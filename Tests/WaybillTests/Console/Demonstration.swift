import Foundation
import Testing

/// What `Tools/demo` leaves behind: a ledger with one run of ten thousand people, and an auditor.
struct Demonstration {
  private let folder: String

  /// Walks the demo's road, with the programs as they were built.
  ///
  /// - Parameter place: The home in which that is done.
  /// - Throws: The system's error where it cannot be run.
  init(in place: Workplace) async throws {
    folder = place.home + "/demo"
    let inherited = ProcessInfo.processInfo.environment
    let built = URL(fileURLWithPath: Workplace.program).deletingLastPathComponent().path
    let shown = try await place.run(
      Repository.path("Tools/demo"), [folder],
      with: ["PATH": inherited["PATH"] ?? "/usr/bin:/bin", "WAYBILL_PROGRAMS": built])
    try #require(shown.status == 0, "\(shown.output)\(shown.messages)")
  }

  /// What names the ledger, its keys, and the auditor.
  var variables: [String: String] {
    [
      "WAYBILL_LEDGER": folder + "/ledger", "WAYBILL_MASTER_KEY": folder + "/keys/master.key",
      "WAYBILL_SIGNING_KEY": folder + "/keys/signing.key",
      "WAYBILL_IDENTITY": folder + "/identities/grace",
    ]
  }

  /// The first person who consented, and whose address is in order: their last name, and the address.
  func somebody() throws -> (name: String, address: String) {
    let rows = try String(contentsOfFile: folder + "/profiles.csv", encoding: .utf8)
      .split(whereSeparator: \.isNewline).map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
    let row = try #require(
      rows.dropFirst().first { row in
        row.count == 9 && row[7] == "yes" && row[3].contains(/^[a-z0-9.]+@[a-z.]+$/)
      })
    return (String(row[2]), String(row[3]))
  }
}

import Foundation
import Glibc
import Ledger

/// Looks at the files of a ledger from outside: whom they are open to, and what room is left.
struct FileExamination {
  private let location: LedgerLocation

  /// Prepares an examination.
  init(of location: LedgerLocation) {
    self.location = location
  }

  /// What was found of the ledger's files; nothing of what is not there.
  ///
  /// To be asked before any of them is opened: SQLite then makes files beside them.
  var findings: [Finding] {
    links.map(Self.finding) + permissions(besides: links).flatMap(\.findings)
      + (DiskFacts.find(location.directory, log: location.log)?.findings ?? [])
  }

  /// What was found of a key.
  ///
  /// - Parameter path: Its file.
  /// - Returns: A finding, or several; none where there is no file.
  static func findings(ofKey path: String) -> [Finding] {
    PermissionFacts(
      of: path, .isPrivate, files: [FileFacts.find(path)].compactMap(\.self), user: geteuid()
    ).findings
  }

  private static func finding(ofLink path: String) -> Finding {
    Finding(
      .permissions, path, .fail, "It is a symbolic link, so it is refused.",
      advice: "Put the file itself in the link's place.")
  }

  private var links: [String] {
    (location.files + [location.locks]).filter { path in
      do throws(LedgerError) {
        try location.requireInPlace(path)
        return false
      } catch {
        return true
      }
    }
  }

  private func permissions(besides links: [String]) -> [PermissionFacts] {
    let databases = location.files.map { path in
      (path, ["", "-wal", "-shm", "-journal"].map { path + $0 })
    }
    let all =
      [(location.directory, [location.directory])] + databases + [(location.locks, locks)]
    return all.filter { !links.contains($0.0) }.map { subject, paths in
      PermissionFacts(
        of: subject, .isPrivate, files: paths.compactMap(FileFacts.find), user: geteuid())
    }
  }

  private var locks: [String] {
    // A folder that cannot be read is one that its own line tells of.
    let names = FileManager.default.enumerator(atPath: location.locks)?.compactMap { $0 as? String }
    return [location.locks] + (names ?? []).sorted().map { "\(location.locks)/\($0)" }
  }
}

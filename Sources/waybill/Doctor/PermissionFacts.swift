package import Glibc

/// Whom some files that belong together are open to.
package struct PermissionFacts: Sendable {
  /// What must not be open to others.
  package enum Rule: Sendable {
    /// Nobody else may do anything with it.
    case isPrivate
    /// Nobody else may change it.
    case isReadOnlyToOthers
  }

  private let subject: String
  private let rule: Rule
  private let files: [FileFacts]
  private let user: uid_t

  /// States the facts.
  ///
  /// - Parameters:
  ///   - subject: What they belong to.
  ///   - rule: What must not be open to others.
  ///   - files: The files and folders.
  ///   - user: The number of the user who looks.
  package init(of subject: String, _ rule: Rule, files: [FileFacts], user: uid_t) {
    self.subject = subject
    self.rule = rule
    self.files = files
    self.user = user
  }

  /// What that comes to; nothing where there is no file.
  package var findings: [Finding] {
    if files.isEmpty { return [] }
    let bad = files.flatMap { looseness(of: $0) + strangeness(of: $0) }
    if !bad.isEmpty { return bad }
    let what =
      switch rule {
      case .isPrivate: "Nobody else may read or change it."
      case .isReadOnlyToOthers: "Nobody else may change it."
      }
    return [Finding(.permissions, subject, .pass, what)]
  }

  private func looseness(of file: FileFacts) -> [Finding] {
    switch rule {
    case .isPrivate:
      if file.isPrivate { return [] }
      return [
        Finding(
          .permissions, file.path, .fail, "Others than its owner may use it, so it is refused.",
          advice: "Run: chmod \(file.isFolder ? "700" : "600") \(file.path)")
      ]
    case .isReadOnlyToOthers:
      if file.mode & (S_IWGRP | S_IWOTH) == 0 { return [] }
      return [
        Finding(
          .permissions, file.path, .fail, "Others than its owner may change it, so it is refused.",
          advice: "Run: chmod go-w \(file.path)")
      ]
    }
  }

  /// A file of somebody else's; root's are fine where they were handed out to be read.
  private func strangeness(of file: FileFacts) -> [Finding] {
    let isHandedOut: Bool
    switch rule {
    case .isPrivate: isHandedOut = file.mode & S_IRWXG != 0 && file.isPrivate
    case .isReadOnlyToOthers: isHandedOut = file.owner == 0
    }
    if file.owner == user || isHandedOut { return [] }
    let isRoot = user == 0
    return [
      Finding(
        .permissions, file.path, isRoot ? .warn : .fail,
        "It belongs to the user number \(file.owner), and you are number \(user).",
        advice: isRoot
          ? "Run waybill as that user: what root makes beside it, that user cannot use."
          : "Run waybill as that user, or let an administrator of the machine run:"
            + " chown \(user) \(file.path)")
    ]
  }
}

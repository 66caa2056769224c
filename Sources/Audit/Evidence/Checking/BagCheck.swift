import Domain
import Foundation
import Transparency

/// Checks that a directory in BagIt layout (RFC 8493) holds what its lists say and nothing else.
struct BagCheck {
  /// The most bytes of a line of a list that are read.
  private static let lineLimit = 4096
  /// The lists, and where the files are that each is about.
  private static let lists = ["manifest-sha256.txt", "tagmanifest-sha256.txt"]

  /// The files under `data/`, by their names in the directory.
  private(set) var payload: Set<String> = []
  /// What is wrong.
  private(set) var problems: [EvidenceProblem] = []

  private let directory: String

  /// Checks a directory.
  ///
  /// - Parameter directory: Where it is.
  /// - Throws: `AuditError.noEvidence` where it is no bag, or `.file`.
  init(_ directory: String) throws(AuditError) {
    self.directory = directory
    guard try InputFile.bytes(of: directory + "/bagit.txt", limit: Self.lineLimit) != nil else {
      throw .noEvidence(path: directory)
    }
    payload = try check(list: Self.lists[0])
    let tags = try check(list: Self.lists[1])
    for required in ["bagit.txt", "bag-info.txt", Self.lists[0]] where !tags.contains(required) {
      problems.append(EvidenceProblem(required, "is not in \(Self.lists[1])"))
    }
    try checkNothingElse(besides: payload.union(tags).union([Self.lists[1]]))
  }

  /// Checks what a list names.
  ///
  /// - Returns: The names.
  private mutating func check(list: String) throws(AuditError) -> Set<String> {
    var names: Set<String> = []
    var lines: [String?] = []
    let isThere = try InputFile.forEachLine(
      of: "\(directory)/\(list)", limit: Self.lineLimit
    ) { lines.append(String(validating: $0, as: UTF8.self)) }
    if !isThere { problems.append(EvidenceProblem(list, "is missing")) }
    for line in lines {
      guard let line, let (digest, name) = Self.parts(of: line) else {
        problems.append(EvidenceProblem(list, "has a line that names no file"))
        continue
      }
      names.insert(name)
      if let problem = try self.problem(of: name, digest: digest) {
        problems.append(EvidenceProblem(name, problem))
      }
    }
    return names
  }

  private func problem(of name: String, digest: String) throws(AuditError) -> String? {
    var hasher = ContentHasher()
    let isThere = try InputFile.forEachPiece(of: "\(directory)/\(name)") { piece in
      hasher.update(piece)
      return true
    }
    guard isThere else { return "is missing" }
    return SHA256Digest(bytes: hasher.digest()).description == digest ? nil : "was altered"
  }

  /// A digest and a name that stays inside the directory; nothing where the line is another.
  private static func parts(of line: String) -> (digest: String, name: String)? {
    let parts = line.split(separator: "  ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 64 else { return nil }
    let steps = parts[1].split(separator: "/", omittingEmptySubsequences: false)
    guard steps.allSatisfy({ !["", ".", ".."].contains($0) }) else { return nil }
    return (String(parts[0]), String(parts[1]))
  }

  private mutating func checkNothingElse(besides known: Set<String>) throws(AuditError) {
    guard let all = FileManager.default.enumerator(atPath: directory) else {
      throw .file(path: directory, reason: "it cannot be listed")
    }
    while let name = all.nextObject() as? String {
      if all.fileAttributes?[.type] as? FileAttributeType == .typeDirectory { continue }
      if !known.contains(name) {
        problems.append(EvidenceProblem(name, "is in no list: it was added"))
      }
    }
  }
}

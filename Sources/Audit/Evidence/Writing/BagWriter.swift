import Domain

/// Writes a directory in BagIt layout (RFC 8493): files under `data/`, and lists of their digests that
/// `sha256sum -c` checks.
struct BagWriter {
  private let folder: OutputFolder
  private var payload: [(name: String, digest: SHA256Digest)] = []
  private var payloadBytes = 0

  /// Begins a bag.
  ///
  /// - Parameter folder: Where; nothing may be in it.
  init(in folder: OutputFolder) {
    self.folder = folder
  }

  /// Adds a file.
  ///
  /// - Parameters:
  ///   - name: Its name under `data/`: letters, digits, dots, dashes and slashes only, because names
  ///     stand in the lists as they are.
  ///   - bytes: All of it.
  /// - Throws: `AuditError.file`.
  mutating func add(_ name: String, _ bytes: some Collection<UInt8>) throws(AuditError) {
    var file = try folder.file("data/\(name)")
    try file.write(bytes)
    try add(name, file)
  }

  /// Begins a file, to be added when all of it is written.
  ///
  /// - Parameter name: Its name under `data/`.
  /// - Returns: The file.
  /// - Throws: `AuditError.file`.
  func file(_ name: String) throws(AuditError) -> OutputFile {
    try folder.file("data/\(name)")
  }

  /// Adds a file that was begun.
  ///
  /// - Parameters:
  ///   - name: The name that it was begun under.
  ///   - file: The file.
  /// - Throws: `AuditError.file`.
  mutating func add(_ name: String, _ file: consuming OutputFile) throws(AuditError) {
    let content = try file.finish()
    payload.append(("data/\(name)", content.digest))
    payloadBytes += content.bytes
  }

  /// Writes the lists, and makes all of it durable.
  ///
  /// - Parameter information: What the bag says of itself (RFC 8493, section 2.2.2), in order.
  /// - Returns: The digest of `tagmanifest-sha256.txt`, which has all others in it.
  /// - Throws: `AuditError.file`.
  mutating func finish(
    information: KeyValuePairs<String, String>
  ) throws(AuditError) -> SHA256Digest {
    let size = "Payload-Oxum: \(payloadBytes).\(payload.count)\n"
    let tags: KeyValuePairs = [
      "bag-info.txt": information.map { "\($0.key): \($0.value)\n" }.joined() + size,
      "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
      "manifest-sha256.txt": Self.list(payload),
    ]
    var digests: [(name: String, digest: SHA256Digest)] = []
    for (name, text) in tags {
      digests.append((name, try folder.write(Array(text.utf8), to: name)))
    }
    let digest = try folder.write(Array(Self.list(digests).utf8), to: "tagmanifest-sha256.txt")
    folder.sync()
    return digest
  }

  /// Digests and names as `sha256sum` writes them.
  private static func list(_ files: [(name: String, digest: SHA256Digest)]) -> String {
    files.sorted { $0.name < $1.name }.map { "\($0.digest)  \($0.name)\n" }.joined()
  }
}

import ArgumentParser
import Domain
import Glibc
import Ledger
import Vault
import Views

/// The names on record that a shell may offer to whoever is typing.
///
/// They are read from the views alone, as the last command left them: no key is opened and nothing
/// is decided, so that a press of the tabulator costs a few milliseconds.
struct KnownNames {
  /// How many runs are offered at most, the newest.
  private static let runLimit = 20

  private let views: Views
  private let reader: UserRow

  /// Opens the views of the ledger that a command line is about; nothing where there is no ledger,
  /// or whoever is typing is not active on record.
  ///
  /// - Parameter words: The words so far, as they were typed.
  /// - Throws: Why the views cannot be read, or the command line's options.
  init?(_ words: [String]) throws {
    let options = try LedgerOptions.parse(Self.ledgerOptions(of: words))
    let invocation = Invocation.current
    let settings = try invocation.settings(options.flags)
    let path = settings.location.views
    // Opening makes what is not there, which is no business of a shell's.
    guard access(path, R_OK | W_OK) == 0 else { return nil }
    try settings.location.requireInPlace(path)
    views = try Views.open(at: path)
    let key = try invocation.identity(settings).publicKey.signerKey
    let reader = try views.users().first { $0.publicKey == key && $0.deactivatedAt == nil }
    guard let reader else { return nil }
    self.reader = reader
  }

  /// Of connections, those that the reader may know of.
  func connections() throws -> [String] {
    try views.connections()
      .filter { $0.removedAt == nil && ($0.isShared || reader.role.mayAudit) }.map(\.name.text)
  }

  /// All segments.
  func segments() throws -> [String] {
    try views.segments().filter { $0.removedAt == nil }.map(\.name.text)
  }

  /// All destinations.
  func destinations() throws -> [String] {
    try views.destinations().filter { $0.removedAt == nil }.map(\.name.text)
  }

  /// The active users, for those who may list them.
  func users() throws -> [String] {
    reader.role.mayAudit
      ? try views.users().filter { $0.deactivatedAt == nil }.map(\.name.text) : []
  }

  /// The newest runs.
  func runs() throws -> [String] {
    try views.runs(limit: Self.runLimit).map(\.id.description)
  }

  /// What the words say of the ledger and the identity, and nothing else, since the rest is unfinished.
  private static func ledgerOptions(of words: [String]) -> [String] {
    words.indices.reduce(into: []) { options, index in
      let name = words[index].prefix { $0 != "=" }
      guard ["--ledger", "--identity"].contains(name) else { return }
      options.append(words[index])
      if name == words[index], words.indices.contains(index + 1) {
        options.append(words[index + 1])
      }
    }
  }
}

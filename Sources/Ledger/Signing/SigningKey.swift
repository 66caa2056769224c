import EventLog
package import Transparency
import Vault

/// The key that signs the log's checkpoints, in a file of its own outside the ledger.
///
/// The file is one line as Go's golang.org/x/mod/sumdb/note reads it, its owner's alone.
package enum SigningKey {
  /// The most bytes of a file that are read; a key has fewer than 300.
  private static let limit = 1024

  /// Makes a new key, durably, or takes the one that is there: an unfinished beginning leaves one.
  ///
  /// The folder is made if need be; its parent must be there.
  ///
  /// - Parameters:
  ///   - path: Where.
  ///   - origin: The log's origin, which is the key's name.
  ///   - surroundings: Give the key's 32 random bytes.
  /// - Returns: The key.
  /// - Throws: As `load(from:origin:)`; `LedgerError.vault` where it cannot be written.
  static func createOrLoad(
    at path: String, origin: String, surroundings: Surroundings
  ) throws(LedgerError) -> NoteSigner {
    let seed = surroundings.bytes(NoteSigner.seedLength)
    do {
      let line = try NoteSigner.secretKey(name: try KeyName(origin), seed: seed)
      try PrivateFile.create(at: path, contents: Array((line + "\n").utf8))
      // A crash here leaves a key that has signed nothing: it can be used or removed.
    } catch VaultError.alreadyExists {
      // What is there is read below, whoever made it.
    } catch {
      throw LedgerError(error)
    }
    return try load(from: path, origin: origin)
  }

  /// Reads a key.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - origin: The log's origin, which is the key's name.
  /// - Returns: The key.
  /// - Throws: `LedgerError.signingKeyMissing`, `.signingKeyMalformed`, `.signingKeyForeign`, or
  ///   `.vault` where the file is open to others or cannot be read.
  package static func load(from path: String, origin: String) throws(LedgerError) -> NoteSigner {
    let signer: NoteSigner
    do {
      try FilePermissions.requirePrivate(path)
      let bytes = try PrivateFile.read(path, upTo: limit)
      signer = try NoteSigner(secretKey: String(decoding: bytes, as: UTF8.self))
    } catch VaultError.missing {
      throw .signingKeyMissing(path: path)
    } catch let error as TransparencyError {
      throw .signingKeyMalformed(path: path, cause: error)
    } catch {
      throw LedgerError(error)
    }
    let name = signer.verifier.name.text
    guard name == origin else {
      throw .signingKeyForeign(path: path, name: name, origin: origin)
    }
    return signer
  }

  /// The key of the ledger at a place, read when there is something to sign.
  static func source(_ location: LedgerLocation) -> SignerSource {
    { origin in
      // Only a log that has begun is opened with this.
      guard let origin else { throw LedgerError.missing(path: location.directory) }
      return try load(from: location.signingKey(ofOrigin: origin), origin: origin)
    }
  }
}

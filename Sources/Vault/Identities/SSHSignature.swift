internal import Crypto

/// A signature over a message, for one use and by one key, in OpenSSH's format (PROTOCOL.sshsig),
/// so that `ssh-keygen -Y verify` checks it as well.
package struct SSHSignature: Hashable, Sendable {
  /// The use that signatures of commands are for, told apart from all others of the same key.
  package static let commandNamespace = "waybill-command@v1"

  /// The key that it says it is by.
  package let publicKey: PublicKey
  /// What it says it is for.
  package let namespace: String
  /// What the key made.
  let proof: SignatureProof

  /// Makes sure that a key has signed a message for a use.
  /// - Parameters:
  ///   - message: the signed bytes.
  ///   - namespace: the use.
  ///   - key: who has to have signed.
  /// - Throws: `otherNamespace`, `otherKey` or `wrong`.
  package func verify(
    _ message: [UInt8], namespace: String, by key: PublicKey
  ) throws(SignatureError) {
    guard self.namespace == namespace else {
      throw .otherNamespace(expected: namespace, found: self.namespace)
    }
    guard publicKey == key else {
      throw .otherKey(expected: key.fingerprint, found: publicKey.fingerprint)
    }
    guard proof.holds(for: Self.signedBytes(message, namespace: namespace), by: key) else {
      throw .wrong(fingerprint: key.fingerprint)
    }
  }

  /// What a key signs in place of a message.
  /// - Parameters:
  ///   - message: the bytes to sign.
  ///   - namespace: what the signature is for.
  /// - Returns: the preamble, the use, and the message's SHA-512.
  static func signedBytes(_ message: [UInt8], namespace: String) -> [UInt8] {
    precondition(!namespace.isEmpty, "a signature is for something")
    var writer = WireWriter()
    writer.append(raw: preamble)
    writer.append(name: namespace)
    writer.append(name: "")
    writer.append(name: digest)
    writer.append(string: Array(SHA512.hash(data: message)))
    return writer.bytes
  }
}

extension SSHSignature {
  private static let preamble = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1
  private static let digest = "sha512"

  /// The signature as `ssh-keygen -Y sign` writes it: lines of ASCII, each with its line feed.
  package var armored: String {
    var writer = WireWriter()
    writer.append(raw: Self.preamble)
    writer.append(Self.version)
    writer.append(string: publicKey.blob)
    writer.append(name: namespace)
    writer.append(name: "")
    writer.append(name: Self.digest)
    writer.append(string: proof.blob)
    return Armor.signature.wrapped(writer.bytes)
  }

  /// Reads what ``armored`` writes, and no other spelling of it.
  ///
  /// - Parameter text: the signature. Says nothing yet about a message: see
  ///   ``verify(_:namespace:by:)``.
  /// - Throws: `malformed` or `unsupported`.
  package init(armored text: String) throws(SignatureError) {
    guard let bytes = Armor.signature.unwrapped(text) else { throw .malformed }
    var reader = WireReader(bytes)
    guard reader.skip(Self.preamble) != nil, reader.uint32() == Self.version,
      let keyBlob = reader.string(), let namespace = reader.name(),
      // What is reserved is not signed: whatever stood there could be changed by anybody.
      reader.string() == [], let digest = reader.name(), let proofBlob = reader.string(),
      reader.isAtEnd
    else { throw .malformed }
    let key = try Self.key(keyBlob)
    guard digest == Self.digest else {
      throw digest == "sha256" ? .unsupported(algorithm: digest) : .malformed
    }
    guard let proof = SignatureProof(blob: proofBlob, algorithm: key.algorithm) else {
      throw .malformed
    }
    self.init(publicKey: key, namespace: namespace, proof: proof)
    guard armored.utf8.elementsEqual(text.utf8) else { throw .malformed }
  }

  private static func key(_ blob: [UInt8]) throws(SignatureError) -> PublicKey {
    do throws(IdentityError) {
      return try PublicKey(blob: blob)
    } catch .unsupportedKey(let algorithm) {
      throw .unsupported(algorithm: algorithm)
    } catch {
      throw .malformed
    }
  }
}

import ArgumentParser
import Vault

/// A public key as a person gives it: the key itself, or where it is.
struct PublicKeyArgument: ExpressibleByArgument {
  /// What was given.
  private let text: String

  init(argument: String) {
    text = argument
  }

  /// Reads the key.
  ///
  /// - Returns: The key.
  /// - Throws: `CommandError.secretFile` where there is no such file, `IdentityError` where it holds
  ///   something else.
  func read() throws -> PublicKey {
    // No file that holds a key is called so.
    if text.contains(" ") && text.contains("AAAA") { return try PublicKey(line: text) }
    return try PublicKey(line: SecretFile.text(of: "public key", in: text, isPublic: true))
  }
}

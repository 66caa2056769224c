package import Domain
import Ledger
import Vault

/// The people whom a run keeps out, whatever its sources hold.
package struct KeptOut: Sendable {
  private let people: Set<KeyedDigest>

  /// Nobody.
  package static let nobody = KeptOut([])

  /// Takes down whom to keep out.
  ///
  /// - Parameter people: Their pseudonyms.
  package init(_ people: [Pseudonym]) {
    self.people = Set(people.map { KeyedDigest($0.bytes, at: 0) })
  }

  /// Tells whether somebody is to be kept out, by the address in the form that it is compared by.
  ///
  /// - Parameter pseudonymizer: Makes pseudonyms under the ledger's key.
  /// - Returns: Nothing where everybody may leave, so that no address has to be made a pseudonym of.
  func check(by pseudonymizer: Pseudonymizer) -> ((UnsafeBufferPointer<UInt8>) -> Bool)? {
    if people.isEmpty { return nil }
    let people = people
    var scratch: [UInt8] = []
    return { address in
      scratch.removeAll(keepingCapacity: true)
      pseudonymizer.append(pseudonymOf: UnsafeRawBufferPointer(address), to: &scratch)
      return people.contains(KeyedDigest(scratch, at: 0))
    }
  }
}

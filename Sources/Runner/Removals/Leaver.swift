import Ledger
import Sendinblue

/// A contact that is on the list and is to be taken off it.
struct Leaver: Sendable {
  /// The contact, as Sendinblue has it.
  let email: String
  /// Who it is.
  let pseudonym: [UInt8]
}

extension Leaver: CustomStringConvertible, CustomReflectable {
  /// Nobody: what is printed by mistake gives no address away.
  var description: String { "a contact that is leaving" }
  var customMirror: Mirror { Mirror(self, children: []) }
}

package import Domain
import Views

/// What a destination does with personal data: one row of a record of processing activities.
package struct ProcessingActivity: Encodable, Hashable, Sendable {
  /// Whether it goes on.
  package enum Status: String, Encodable, Hashable, Sendable {
    /// It can run.
    case active
    /// It does not run by itself any more.
    case paused
    /// Its connection was taken from it, so it does not run.
    case detached
    /// It was removed.
    case removed
  }

  /// Whose data: a segment, and where it is read from.
  package struct DataSubjects: Encodable, Hashable, Sendable {
    /// The segment.
    package let segment: Party
    /// Its source; nothing where it is not on record any more.
    package let source: String?
  }

  /// A category of data: which field of a profile becomes which attribute.
  package struct DataCategory: Encodable, Hashable, Sendable {
    /// The account's attribute; EMAIL for the address.
    package let attribute: String
    /// The profiles' field.
    package let field: String
  }

  /// To whom it goes.
  package struct Recipient: Encodable, Hashable, Sendable {
    /// The processor.
    package let processor: String
    /// The company that holds the account; nothing where the connection never opened one.
    package let account: String?
    /// The connection.
    package let connection: Party
    /// Where its API is; nothing where the connection was removed.
    package let baseURL: String?
    /// Sendinblue's number for the list.
    package let list: Int64
    /// What the list is called.
    package let listName: String
  }

  /// The consent of the organisation, under which data may leave over the connection.
  package struct Instruction: Encodable, Hashable, Sendable {
    /// The text's version.
    package let version: String
    /// The digest of its bytes.
    package let sha256: SHA256Digest
    /// Who gave it.
    package let givenBy: Party
  }

  /// Each person's own consent, as the profiles have it.
  package struct PersonsConsent: Encodable, Hashable, Sendable {
    /// The field that holds it.
    package let field: String
    /// The values that mean yes.
    package let values: [String]
  }

  /// The destination.
  package let destination: Party
  /// Whether it goes on.
  package let status: Status
  /// Who saved it first.
  package let owner: Party
  /// The entry that began it.
  package let begin: EntryReference
  /// The entry that changed it last.
  package let lastChange: EntryReference
  /// Whose data, in the order in which it is read.
  package let dataSubjects: [DataSubjects]
  /// Which data.
  package let dataCategories: [DataCategory]
  /// To whom.
  package let recipient: Recipient
  /// Each person's own consent; nothing where it is not asked for.
  package let personsConsent: PersonsConsent?
  /// The organisation's consent in force; nothing where there is none.
  package let instruction: Instruction?
  /// Under whose authority; nothing where nobody is.
  package let exportUser: Party?
  /// When it runs by itself.
  package let schedule: String
  /// Whether contacts that left the segments are taken off the list.
  package let removesWhoLeft: Bool
  /// How much left in the period.
  package let figures: DisclosureFigures
  /// When the last of it did; nothing where nothing left.
  package let lastDisclosure: Timestamp?
}

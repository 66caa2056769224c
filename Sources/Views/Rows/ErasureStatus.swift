/// How far deleting a person over a connection is; stored by these names.
package enum ErasureStatus: String, Codable, CaseIterable, Sendable {
  /// It is to be asked, and nothing is known of it yet. → any other
  case ordered
  /// Sendinblue deleted the contact. Settled.
  case deleted
  /// Sendinblue had no such contact. Settled.
  case absent
  /// It could not be done. → ordered
  case failed
  /// It may or may not have been done. → ordered
  case unanswered

  /// Whether the person is known not to be there.
  package var isSettled: Bool {
    switch self {
    case .deleted, .absent: true
    case .ordered, .failed, .unanswered: false
    }
  }
}

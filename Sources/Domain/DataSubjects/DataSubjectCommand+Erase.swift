extension DataSubjectCommand {
  /// Delete a person at Sendinblue.
  package struct Erase: Payload {
    /// Whom.
    package let pseudonym: Pseudonym
    /// Over which connections, in the order of their identities.
    ///
    /// Those that carried them, as whoever asks found in the manifests, and that are not settled yet.
    package let connections: [ConnectionID]
    /// Why, where somebody said it.
    package let reason: SuppressionReason?

    /// Asks for a person to be deleted.
    package init(
      pseudonym: Pseudonym, connections: [ConnectionID], reason: SuppressionReason? = nil
    ) {
      self.pseudonym = pseudonym
      self.connections = connections
      self.reason = reason
    }
  }
}

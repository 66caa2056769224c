import Audit
package import Domain
package import Results

extension ApprovalStanding {
  /// What `waybill doctor` says of a connection, once it is finished.
  package func finding(of connection: Connection) -> Finding? {
    guard connections.contains(connection) else { return nil }
    let subject = "connection/\(connection.name)"
    guard let matter = matter(of: connection) else {
      return Finding(
        .approval, subject, .pass,
        "Its runs need a plan that a second person approved; \(users(of: connection).count) people"
          + " may use it.")
    }
    return Finding(.approval, subject, .fail, matter.sentence.text, advice: matter.advice.text)
  }

  /// What `waybill doctor` says of a destination whose connection asks for approvals.
  package func finding(of destination: Destination) -> Finding? {
    guard destinations.contains(where: { $0.id == destination.id }) else { return nil }
    let subject = "destination/\(destination.settings.name)"
    guard let approver = state.approver(ofNextRunOf: destination) else {
      return Finding(
        .approval, subject, .pass, "Its next run needs an approved plan, and none is on record.")
    }
    let (sentence, advice) = Self.waiting(destination, approver)
    return Finding(.approval, subject, .pass, sentence.text, advice: advice.text)
  }
}

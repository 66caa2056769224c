import Domain
import GRDB

/// Keeps `connections`.
enum ConnectionsProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .connection(let event): try project(event, at: moment, in: rows)
    case .user, .segment, .destination, .run, .schedule, .notification, .dataSubject, .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: ConnectionEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .created(let event): try insert(event, at: moment, in: rows)
    case .consentAccepted, .consentWithdrawn, .attemptFailed: break
    case .established(let event), .apiKeyRotated(let event): try update(event, in: rows)
    case .exportUserAdded(let event):
      try rows.carryOut(
        "UPDATE connections SET export_user = :user WHERE id = :id",
        ["id": event.connection.description, "user": event.user.description])
    case .saved(let event):
      try rows.carryOut(
        "UPDATE connections SET saved_at = :time WHERE id = :id",
        ["id": event.connection.description, "time": moment.time])
    case .shared(let event): try share(event, true, in: rows)
    case .unshared(let event): try share(event, false, in: rows)
    case .approvalRequired(let event): try requireApproval(event, true, in: rows)
    case .approvalWaived(let event): try requireApproval(event, false, in: rows)
    case .renamed(let event):
      try rows.carryOut(
        "UPDATE connections SET name = :name WHERE id = :id",
        ["id": event.connection.description, "name": event.name.text])
    case .removed(let event):
      try rows.carryOut(
        "UPDATE connections SET removed_at = :time WHERE id = :id",
        ["id": event.connection.description, "time": moment.time])
    }
  }

  private static func insert(
    _ event: ConnectionEvent.Created, at moment: Moment, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      INSERT INTO connections (id, name, base_url, profile_limit, created_at)
      VALUES (:id, :name, :baseURL, :limit, :time)
      """,
      [
        "id": event.connection.description, "name": event.name.text, "baseURL": event.baseURL,
        "limit": event.profileLimit, "time": moment.time,
      ])
  }

  private static func update(
    _ event: ConnectionEvent.Established, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      """
      UPDATE connections
      SET    account_company = :company,
             account_plan    = :plan,
             key_fingerprint = :fingerprint
      WHERE  id = :id
      """,
      [
        "id": event.connection.description, "company": event.account.company,
        "plan": event.account.plan, "fingerprint": event.keyFingerprint,
      ])
  }

  private static func share(
    _ event: ConnectionEvent.Reference, _ isShared: Bool, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      "UPDATE connections SET is_shared = :shared WHERE id = :id",
      ["id": event.connection.description, "shared": isShared])
  }
  private static func requireApproval(
    _ event: ConnectionEvent.Reference, _ isRequired: Bool, in rows: RowWriter
  ) throws {
    try rows.carryOut(
      "UPDATE connections SET requires_approval = :required WHERE id = :id",
      ["id": event.connection.description, "required": isRequired])
  }
}

import Domain
import GRDB

/// Keeps `users`.
enum UsersProjection: Projection {
  static func project(_ event: Event, at moment: Moment, in rows: RowWriter) throws {
    switch event {
    case .user(let event): try project(event, at: moment, in: rows)
    case .connection, .segment, .destination, .run, .schedule, .notification, .dataSubject,
      .custody,
      .commandRefused:
      break
    }
  }

  private static func project(
    _ event: UserEvent, at moment: Moment, in rows: RowWriter
  ) throws {
    switch event {
    case .ledgerCreated: break
    case .added(let event):
      try rows.carryOut(
        """
        INSERT INTO users (id, name, role, public_key, added_at)
        VALUES (:id, :name, :role, :key, :time)
        """,
        [
          "id": event.user.description, "name": event.name.text, "role": event.role.rawValue,
          "key": event.publicKey.description, "time": moment.time,
        ])
    case .keyRotated(let event):
      try rows.carryOut(
        "UPDATE users SET public_key = :key WHERE id = :id",
        ["id": event.user.description, "key": event.publicKey.description])
    case .roleChanged(let event):
      try rows.carryOut(
        "UPDATE users SET role = :role WHERE id = :id",
        ["id": event.user.description, "role": event.role.rawValue])
    case .deactivated(let event):
      try rows.carryOut(
        "UPDATE users SET deactivated_at = :time WHERE id = :id",
        ["id": event.user.description, "time": moment.time])
    }
  }
}

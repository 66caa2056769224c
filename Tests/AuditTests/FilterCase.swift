import Audit
import Domain
import ScriptedHistory

/// A question, and what it keeps of all lines.
struct FilterCase: Sendable {
  let query: TrailQuery
  let keeps: @Sendable (TrailLine) -> Bool

  private init(_ query: TrailQuery, keeps: @escaping @Sendable (TrailLine) -> Bool) {
    self.query = query
    self.keeps = keeps
  }

  private static let early = Timestamp(milliseconds: 1_795_424_440_000)
  private static let late = Timestamp(milliseconds: 1_795_424_480_000)

  static let all: [FilterCase] = [
    FilterCase(TrailQuery(actor: .user(Cast.ben))) { $0.actor.name == "Ben" },
    FilterCase(TrailQuery(actor: .schedule)) { $0.actor.id == "schedule" },
    FilterCase(TrailQuery(subject: .notification)) {
      $0.name.hasPrefix("notification-") || $0.subject.id == "notification"
    },
    FilterCase(TrailQuery(types: ["run-started"])) { $0.name == "run-started" },
    FilterCase(TrailQuery(types: ["waybill.command.start-run.v1", "run-cancelled"])) {
      ["start-run", "run-cancelled"].contains($0.name)
    },
    FilterCase(TrailQuery(run: Cast.completed)) {
      $0.subject.id == Subject.run(Cast.completed).text
    },
    FilterCase(TrailQuery(subject: .user(Cast.cleo))) { $0.subject.name == "Cleo" },
    FilterCase(TrailQuery(connection: Cast.spare)) { $0.subject.name == "Spare" },
    FilterCase(
      TrailQuery(types: ["command-refused"], run: Cast.refused, connection: Cast.main)
    ) {
      $0.name == "command-refused" && $0.subject.id == Subject.run(Cast.refused).text
    },
    FilterCase(TrailQuery(since: early, until: late)) { (early..<late).contains($0.time) },
    FilterCase(TrailQuery(actor: .user(Cast.dora), since: early)) {
      $0.actor.name == "Dora" && $0.time >= early
    },
    FilterCase(TrailQuery(run: Cast.completed, connection: Cast.spare)) { _ in false },
  ]
}

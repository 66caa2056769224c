import ArgumentParser

/// The questions of the audit.
struct AuditGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Ask the record: who did what, when, under which consent.",
    discussion: """
      Examples:
        waybill audit log --newest-first --limit 20
        waybill audit log --connection Brevo --since 2026-11-01
        waybill audit log --type batch-sent --format csv

      For administrators and auditors.
      """,
    subcommands: [AuditLog.self])
}

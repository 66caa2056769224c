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
        waybill audit checkpoint > checkpoint-of-march
        waybill audit prove 17 --output batch.tlog-proof
        waybill audit disclosures --since 2026-11-01 --until 2026-12-01
        waybill audit breach --since 2026-11-20T08:00:00Z --until 2026-11-21
        waybill audit diff --from 2026-11-01
        waybill audit access --at 2026-11-01
        waybill audit subject
        waybill audit evidence --run 0193a5c2 --output weekly-run
        waybill audit sql "SELECT status, COUNT(*) FROM runs GROUP BY status"

      For administrators and auditors; a checkpoint is for everybody, and so is checking a receipt.
      """,
    subcommands: [
      AuditLog.self, AuditDisclosures.self, AuditRefusals.self, AuditConsents.self,
      AuditChanges.self, AuditDiff.self, AuditAccess.self, AuditBreach.self, AuditProcessing.self,
      AuditSubject.self, AuditSQL.self, AuditCheckpoint.self, AuditProve.self, AuditCheck.self,
      AuditPublish.self, AuditRequest.self, AuditKeep.self, AuditEvidence.self,
    ])
}

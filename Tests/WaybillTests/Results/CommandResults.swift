import ArgumentParser
import waybill

/// What the commands print for programs.
enum CommandResults {
  /// What one command prints with `--format json`.
  enum Kind: Equatable {
    /// A document that fits one of these schemas, files of `Schemas/results` without `.v1.json`.
    case schemas([String])
    /// No document at all, for a reason.
    case none(because: String)
  }

  /// Every command, a line each: without one, a test fails.
  static let all: [String: Kind] = [
    "audit access": .schemas(["access"]),
    "audit breach": .schemas(["breach"]),
    "audit changes": .schemas(["changes"]),
    "audit check": .schemas(["receipt", "evidence-check", "data-subject-proof-check"]),
    "audit checkpoint": .none(because: "it prints a signed note, byte for byte"),
    "audit consents": .schemas(["consents"]),
    "audit diff": .schemas(["differences"]),
    "audit disclosures": .schemas(["disclosures"]),
    "audit evidence": .schemas(["evidence"]),
    "audit keep": .schemas(["kept-cosignature"]),
    "audit log": .schemas(["trail"]),
    "audit processing": .schemas(["processing"]),
    "audit prove": .none(because: "it writes a .tlog-proof, byte for byte"),
    "audit publish": .schemas(["publication"]),
    "audit refusals": .schemas(["refusals"]),
    "audit request": .none(because: "it writes a request to a witness, byte for byte"),
    "audit subject": .schemas(["data-subject-record"]),
    "audit sql": .schemas(["query-answer"]),
    "backup": .schemas(["copy"]),
    "config": .schemas(["settings"]),
    "connection accept-consent": .schemas(["change"]),
    "connection add": .schemas(["change"]),
    "connection add-export-user": .schemas(["change"]),
    "connection consent-text": .schemas(["consent-text"]),
    "connection create": .schemas(["change"]),
    "connection establish": .schemas(["change"]),
    "connection list": .schemas(["connections"]),
    "connection remove": .schemas(["change"]),
    "connection rename": .schemas(["change"]),
    "connection require-approval": .schemas(["change"]),
    "connection rotate-key": .schemas(["change"]),
    "connection save": .schemas(["change"]),
    "connection share": .schemas(["change"]),
    "connection show": .schemas(["connection"]),
    "connection unshare": .schemas(["change"]),
    "connection waive-approval": .schemas(["change"]),
    "connection withdraw-consent": .schemas(["change"]),
    "destination attach": .schemas(["change"]),
    "destination check": .schemas(["forecast"]),
    "destination detach": .schemas(["change"]),
    "console": .none(because: "it runs until it is stopped, and prints an address"),
    "daemon": .none(because: "it runs until it is stopped, and logs"),
    "destination edit": .schemas(["change"]),
    "destination list": .schemas(["destinations"]),
    "destination remove": .schemas(["change"]),
    "destination save": .schemas(["change"]),
    "destination schedule": .schemas(["schedule", "change"]),
    "destination show": .schemas(["destination"]),
    "doctor": .schemas(["findings"]),
    "log export": .none(because: "it prints records and checkpoints, byte for byte"),
    "log import": .schemas(["import"]),
    "manifests purge": .schemas(["change"]),
    "identity create": .schemas(["identity"]),
    "identity show": .schemas(["identity", "identities"]),
    "init": .schemas(["ledger-beginning"]),
    "notify off": .schemas(["change"]),
    "notify set": .schemas(["webhook-change"]),
    "notify show": .schemas(["notifications"]),
    "notify test": .schemas(["webhook-test"]),
    "rebuild": .schemas(["rebuild"]),
    "replay": .schemas(["replay"]),
    "restore": .schemas(["copy"]),
    "refresh": .schemas(["refresh"]),
    "run approve": .schemas(["change"]),
    "run cancel": .schemas(["change"]),
    "run list": .schemas(["runs"]),
    "run plan": .schemas(["plan", "forecast"]),
    "run resume": .schemas(["run"]),
    "run retry": .schemas(["run"]),
    "run show": .schemas(["run-details", "rows-left-out"]),
    "run start": .schemas(["run", "exports"]),
    "run watch": .schemas(["run"]),
    "schedule off": .schemas(["change"]),
    "schedule set": .schemas(["change"]),
    "schedule show": .schemas(["schedule"]),
    "segment activate": .schemas(["change"]),
    "segment add": .schemas(["change"]),
    "segment deactivate": .schemas(["change"]),
    "segment list": .schemas(["segments"]),
    "segment preview": .schemas(["segment-preview"]),
    "segment remove": .schemas(["change"]),
    "segment show": .schemas(["segment"]),
    "status": .schemas(["status"]),
    "subject erase": .schemas(["erasure"]),
    "subject list": .schemas(["suppressions"]),
    "subject release": .schemas(["change"]),
    "subject suppress": .schemas(["change"]),
    "upgrade": .schemas(["change"]),
    "user add": .schemas(["change"]),
    "user deactivate": .schemas(["change"]),
    "user list": .schemas(["users"]),
    "user role": .schemas(["change"]),
    "user rotate-key": .schemas(["change"]),
    "verify": .schemas(["verification"]),
    "witness cosign": .none(because: "it writes a signature line, byte for byte"),
    "witness init": .schemas(["witness"]),
  ]

  /// The names of all commands that do something themselves.
  static var commands: [String] { leaves(of: Waybill.self, above: []) }

  /// The command that arguments name.
  static func command(of arguments: [String]) -> String? {
    commands.first { arguments.starts(with: $0.split(separator: " ").map(String.init)) }
  }

  private static func leaves(of command: any ParsableCommand.Type, above: [String]) -> [String] {
    let subcommands = command.configuration.subcommands
    if subcommands.isEmpty { return [above.joined(separator: " ")] }
    return subcommands.flatMap { subcommand in
      leaves(of: subcommand, above: above + [subcommand.configuration.commandName ?? "?"])
    }
  }
}

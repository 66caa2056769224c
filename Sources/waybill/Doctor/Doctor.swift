import ArgumentParser
import Domain
import Glibc
import Ledger
import Results
import Vault

/// Looks at everything that exports depend on.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check everything that exports depend on, and say what to do.",
    discussion: """
      Examples:
        waybill doctor
        waybill doctor --offline
        waybill doctor --format ndjson

      It looks at files and their permissions, versions, disk and clock, at log, views and vault, \
      at each connection and destination, at schedules, notifications and what was left open. It \
      changes nothing, and goes on where something cannot be opened. Each line is ok, warn, fail \
      or skipped. Exits with 0 where nothing fails, warnings or not, and with 1 where something \
      does.

      Of Sendinblue it asks each question once, with the keys in the vault, and gives up within \
      seconds; --offline asks nothing. Connections and notifications \
      are for administrators and auditors to see.
      """)

  @Flag(help: "Skip what asks Sendinblue.") var offline = false
  @OptionGroup var output: FormatOptions
  @OptionGroup(title: "Ledger") var options: LedgerOptions

  func run() async throws {
    let invocation = Invocation.current
    let surroundings = Surroundings.system
    var findings =
      try ProgramFacts.current(at: surroundings.now).findings
      + EnvironmentFacts(invocation.environment).findings + file(of: invocation)
    let settings: Settings
    do throws(CommandError) {
      settings = try invocation.settings(options.flags, output.flags)
    } catch {
      guard ExitStatus(of: error) != .usage else { throw error }
      findings.append(
        Finding(
          .settings, "waybill", .fail, error.description,
          advice: "Until then it is not known which ledger is meant, and none is looked at."))
      try report(findings, in: output.format ?? .table, invocation)
      return
    }
    findings.append(
      Finding(.settings, "waybill", .pass, "The ledger is \(settings.location.directory)."))
    findings += try await Examination(
      of: settings.location, for: try invocation.identity(settings).publicKey,
      surroundings: surroundings, isOnline: !offline
    ).findings()
    try report(findings, in: settings.format, invocation)
  }

  /// Whom the configuration file is open to, where there is one.
  private func file(of invocation: Invocation) -> [Finding] {
    let paths = invocation.paths
    let path = paths.variable("WAYBILL_CONFIG").map { paths.absolute($0) } ?? paths.settings
    return PermissionFacts(
      of: path, .isReadOnlyToOthers, files: [FileFacts.find(path)].compactMap(\.self),
      user: geteuid()
    ).findings
  }

  /// Prints what was found; the exit status tells whether anything failed.
  private func report(
    _ findings: [Finding], in format: OutputFormat, _ invocation: Invocation
  ) throws {
    let layout = invocation.terminal.layout(format)
    try invocation.print(layout.list(findings, columns: Finding.columns(in: format)))
    let counts = Verdict.allCases.map { verdict in
      "\(findings.count { $0.verdict == verdict }) \(verdict.word)"
    }
    StandardStream.say("waybill: \(counts.joined(separator: ", "))")
    if findings.contains(where: { $0.verdict == .fail }) { throw ExitCode.failure }
  }
}

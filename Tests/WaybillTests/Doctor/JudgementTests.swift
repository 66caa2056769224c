import Domain
import Glibc
import Testing
import waybill

/// What facts come to, without a file or a network.
@Suite struct JudgementTests {
  private static let now = Timestamp(milliseconds: 1_795_000_000_000)  // 2026-11-18

  @Test(arguments: [
    ("2026a", Verdict.pass), ("2025e", .pass), ("2025d", .warn), ("2025b", .warn), ("2019c", .warn),
    ("2027a", .pass),
    ("", .warn), ("2026", .warn), ("2026é", .warn), ("year?", .warn),
  ])
  func `Old time zone data is warned of`(release: String, expected: Verdict) throws {
    let facts = ProgramFacts(sqlite: "3.46.1", timeZoneData: release, now: Self.now)
    let zones = facts.findings.filter { $0.check == .timeZones }
    #expect(zones.map(\.verdict) == [expected])
    #expect((zones[0].advice?.contains("wrong hour") ?? false) == (expected == .warn))
  }

  @Test(arguments: [
    (Int64.max, Int64(0), Verdict.pass), (1_000_000_000, 5, .pass), (999_999_999, 5, .warn),
    (100_000_000, 100_000_000, .warn), (99_999_999, 5, .fail),
    (2_000_000_000, 3_000_000_000, .fail),
    (0, 0, .fail),
  ])
  func `A disk has room for the log`(free: Int64, log: Int64, expected: Verdict) {
    let found = DiskFacts(path: "/l", free: free, log: log).findings
    #expect(found.map(\.verdict) == [expected])
  }

  @Test(arguments: [
    // Ours before, ours after, theirs: milliseconds, whole seconds.
    (Int64(10_000), Int64(10_200), Int64(10_000), Int64(0)), (10_900, 11_100, 10_000, 0),
    (10_900, 11_100, 11_000, 0), (20_000, 20_100, 10_000, 9_001), (10_000, 10_100, 20_000, -9_900),
    // An answer that took nine seconds, wherever in them it was made.
    (10_000, 19_000, 10_000, 0), (10_000, 19_000, 14_000, 0), (10_000, 19_000, 19_000, 0),
  ])
  func `A slow answer is no wrong clock`(
    asked: Int64, answered: Int64, shown: Int64, lead: Int64
  ) {
    let clock = ServerClock(
      asked: Timestamp(milliseconds: asked), answered: Timestamp(milliseconds: answered),
      shown: Timestamp(milliseconds: shown))
    #expect(clock.leastLead == lead)
  }

  @Test(arguments: [
    (Int64(0), Verdict.pass), (5_000, .pass), (6_000, .warn), (-6_000, .warn), (299_000, .warn),
    (302_000, .fail), (-302_000, .fail),
  ])
  func `A clock is held against Sendinblue's`(ahead: Int64, expected: Verdict) {
    let then = Timestamp(milliseconds: Self.now.milliseconds - ahead)
    let server = ServerClock(asked: Self.now, answered: Self.now, shown: then)
    #expect(clock(servers: [server])["sendinblue"] == expected)
    let right = ServerClock(asked: Self.now, answered: Self.now, shown: Self.now)
    #expect(clock(servers: [right, server])["sendinblue"] == expected)
  }

  @Test func `A clock without another is not judged`() {
    #expect(clock(servers: [])["sendinblue"] == .skipped)
    #expect(clock(servers: [], isOnline: false)["sendinblue"] == .skipped)
    #expect(clock(lastEntry: nil)["log"] == .skipped)
  }

  @Test(arguments: [(Int64(-1), Verdict.pass), (0, .pass), (1, .fail)])
  func `An entry of the future fails`(ahead: Int64, expected: Verdict) {
    let entry = Timestamp(milliseconds: Self.now.milliseconds + ahead)
    #expect(clock(lastEntry: entry)["log"] == expected)
  }

  @Test(arguments: [
    (Int64(-1), nil), (0, nil), (3_600_000, "falls due before"),
    (24 * 3_600_000, "falls due before"), (24 * 3_600_000 + 1, "starts over"),
  ])
  func `What is served in the future is said to stand still or to start over`(
    ahead: Int64, words: String?
  ) throws {
    let served = ["schedule": Timestamp(milliseconds: Self.now.milliseconds + ahead)]
    let found = ClockFacts(
      now: Self.now, lastEntry: nil, served: served, servers: [], isOnline: false
    ).findings.filter { $0.subject == "schedule" }
    #expect(found.map(\.verdict) == (words == nil ? [] : [.warn]))
    if let words { #expect(found[0].what.contains(words)) }
  }

  @Test(arguments: [
    // Mode, owner, user, verdict of a private file.
    (mode_t(0o100600), uid_t(7), uid_t(7), Verdict.pass), (0o100400, 7, 7, .pass),
    (0o100640, 7, 7, .fail), (0o100604, 7, 7, .fail), (0o040700, 7, 7, .pass),
    (0o040750, 7, 7, .fail), (0o100600, 8, 7, .fail), (0o100600, 8, 0, .warn),
    (0o100600, 0, 7, .fail), (0o100440, 0, 7, .pass),
  ])
  func `Private files are their owner's alone`(
    mode: mode_t, owner: uid_t, user: uid_t, expected: Verdict
  ) {
    let file = FileFacts(path: "/l/x", mode: mode, owner: owner, group: 0)
    let found = PermissionFacts(of: "/l", .isPrivate, files: [file], user: user).findings
    #expect(found.map(\.verdict) == [expected])
    let isFolder = mode & S_IFMT == S_IFDIR
    if expected == .fail, owner == user {
      #expect(found[0].advice == "Run: chmod \(isFolder ? "700" : "600") /l/x")
    }
  }

  @Test(arguments: [
    (mode_t(0o100644), uid_t(7), Verdict.pass), (0o100664, 7, .fail), (0o100646, 7, .fail),
    (0o100644, 0, .pass), (0o100644, 8, .fail),
  ])
  func `A configuration file is nobody else's to write`(
    mode: mode_t, owner: uid_t, expected: Verdict
  ) {
    let file = FileFacts(path: "/c", mode: mode, owner: owner, group: 0)
    let found = PermissionFacts(of: "/c", .isReadOnlyToOthers, files: [file], user: 7).findings
    #expect(found.map(\.verdict) == [expected])
  }

  @Test func `Of many files each bad one has its line`() {
    let files = [0o100600, 0o100644, 0o100666].enumerated().map { index, mode in
      FileFacts(path: "/l/\(index)", mode: mode_t(mode), owner: 7, group: 7)
    }
    let found = PermissionFacts(of: "/l", .isPrivate, files: files, user: 7).findings
    #expect(found.map(\.subject) == ["/l/1", "/l/2"])
    #expect(PermissionFacts(of: "/l", .isPrivate, files: [], user: 7).findings.isEmpty)
  }

  @Test(arguments: [
    ([:], [Verdict.pass]), (["BREVO_API_URL": ""], [.pass]),
    (["BREVO_API_URL": "https://api.brevo.com/v3/"], [.pass]),
    (["BREVO_API_URL": "http://127.0.0.1:8080/v3"], [.warn]), (["BREVO_API_URL": "x"], [.warn]),
    (["https_proxy": "http://me:secret@proxy"], [.warn]),
    (["HTTPS_PROXY": "a", "BREVO_API_URL": "http://localhost/v3"], [.warn, .warn]),
  ])
  func `Variables that lead elsewhere are named, and not repeated`(
    variables: [String: String], expected: [Verdict]
  ) {
    let found = EnvironmentFacts(variables).findings
    #expect(found.map(\.verdict) == expected)
    #expect(!found.contains { "\($0)".contains("secret") })
  }

  @Test func `The log, the views and the vault say how they stand`() {
    func verdicts(_ condition: ViewsFacts.Condition) -> [Verdict] {
      ViewsFacts(path: "/v", condition).findings.map(\.verdict)
    }
    #expect(verdicts(.unknown) == [.skipped])
    #expect(verdicts(.missing) == [.warn])
    #expect(verdicts(.outdated) == [.warn])
    #expect(verdicts(.unusable("No.")) == [.fail])
    #expect(verdicts(.standing(entry: 4, head: 4, agrees: true)) == [.pass])
    #expect(verdicts(.standing(entry: 4, head: 4, agrees: nil)) == [.pass])
    #expect(verdicts(.standing(entry: 3, head: 4, agrees: true)) == [.warn])
    #expect(verdicts(.standing(entry: 3, head: 4, agrees: false)) == [.fail])
    func log(_ condition: LogFacts.Condition) -> [Verdict] {
      LogFacts(path: "/l", condition).findings.map(\.verdict)
    }
    #expect(log(.unreadable("No.")) == [.fail])
    #expect(log(.readable(entries: 4, obstacle: "No.")) == [.fail])
    #expect(log(.readable(entries: 4, obstacle: nil)) == [.pass])
    let vault = VaultFacts(
      vaultPath: "/v", vault: .untried("No."), manifestsPath: "/m", manifests: .failed("No."))
    #expect(vault.findings.map(\.verdict) == [.skipped, .fail])
  }

  private func clock(
    lastEntry: Timestamp? = now, servers: [ServerClock] = [], isOnline: Bool = true
  ) -> [String: Verdict] {
    let findings = ClockFacts(
      now: Self.now, lastEntry: lastEntry, served: [:], servers: servers, isOnline: isOnline
    ).findings
    return Dictionary(uniqueKeysWithValues: findings.map { ($0.subject, $0.verdict) })
  }
}

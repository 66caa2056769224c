// swift-tools-version: 6.2

import PackageDescription

/// Every target is compiled alike: Swift 6, the features the next language mode will turn on, and
/// no warning left standing.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
  .treatAllWarnings(as: .error),
  // A generic type's metadata is asked for with the conformances that the compiler knows. By the
  // type's name, as is usual, the runtime looks for each of them among all ten thousand, 50 µs at a
  // time, in every process anew.
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
    .when(configuration: .release)),
]

/// Tests are compiled as they are written, in release mode too: nothing of them is shipped, and
/// optimising them takes as long as all the rest.
let tests: [SwiftSetting] =
  strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

/// What makes a program that has the Swift standard library and Foundation in itself: to find, map and bind
/// theirs took a fifth of the time of a command, and such a program runs where no toolchain is installed.
///
/// Foundation consists of the libraries named here. `--static-swift-stdlib` would name them by itself, but
/// compile everything for it, and all once more for the tests: their library is there to be shared only.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-lFoundation", "-lCoreFoundation", "-lFoundationInternationalization",
      "-lFoundationEssentials", "-l_FoundationICU", "-l_FoundationCShims",
      "-l_FoundationCollections", "-lstdc++",
      // The toolchain's own linker, in half the time; and no symbols for others to look up, among
      // which the runtime would look at each start.
      "-use-ld=lld", "-Xlinker", "--no-export-dynamic",
    ], .when(platforms: [.linux], configuration: .release))
]

/// A page of the console: a folder with its template and its texts.
struct ConsolePage: ExpressibleByStringLiteral {
  let folder: String

  init(stringLiteral folder: String) {
    self.folder = folder
  }

  var resources: [Resource] {
    ["mustache", "en.txt", "zh-Hant.txt"].map {
      .embedInCode("Pages/\(folder)/\(folder.lowercased()).\($0)")
    }
  }
}

let pages: [ConsolePage] = [
  "Connections", "Consents", "Destinations", "Disclosures", "Entry", "Evidence", "Integrity",
  "Overview",
  "Person", "Run", "Runs", "Trail", "Users",
]

extension Target.Dependency {
  static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
  static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
  static let configuration = product(name: "Configuration", package: "swift-configuration")
  static let crypto = product(name: "Crypto", package: "swift-crypto")
  static let grdb = product(name: "GRDB", package: "GRDB.swift")
  static let grdbSQLite = product(name: "GRDBSQLite", package: "GRDB.swift")
  static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
  static let hummingbirdTLS = product(name: "HummingbirdTLS", package: "hummingbird")
  static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
  static let logging = product(name: "Logging", package: "swift-log")
  static let mustache = product(name: "Mustache", package: "swift-mustache")
  static let nioCore = product(name: "NIOCore", package: "swift-nio")
  static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
  static let nioSSL = product(name: "NIOSSL", package: "swift-nio-ssl")
  static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
  static let serviceLifecycle = product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
  static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
}

let package = Package(
  name: "waybill",
  products: [
    .executable(name: "waybill", targets: ["Program"]),
    .executable(name: "sendinblue-sandbox", targets: ["Sandbox"]),
    .executable(name: "profile-generator", targets: ["ProfileGenerator"]),
    .executable(name: "ledger-benchmark", targets: ["LedgerBenchmark"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // From the ground up; a target may depend only on those above it.
    .target(
      name: "Schemas", path: "Schemas",
      exclude: ["commands", "events", "notifications", "proofs", "results"],
      resources: [
        .embedInCode("audit.sql"), .embedInCode("log.sql"), .embedInCode("manifests.sql"),
        .embedInCode("views.sql"), .embedInCode("consent/2026-11.en.txt"),
        .embedInCode("consent/2026-11.zh-Hant.txt"),
      ],
      swiftSettings: strict),
    .target(name: "SHA256Blocks"),
    .target(
      name: "Transparency", dependencies: ["SHA256Blocks", .crypto], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(
      name: "EventLog", dependencies: ["Schemas", "Transparency", .grdb, .grdbSQLite],
      swiftSettings: strict),
    .target(
      name: "Vault", dependencies: ["SHA256Blocks", .crypto, .grdb], swiftSettings: strict),
    .target(name: "ByteMarks"),
    .target(name: "Profiles", dependencies: ["ByteMarks"], swiftSettings: strict),
    // Its header alone: pkg-config would have it linked, and it is loaded when it is needed.
    .systemLibrary(name: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(
      name: "Databases", dependencies: ["Profiles", "libpq", .grdbSQLite], swiftSettings: strict),
    .target(
      name: "Sendinblue", dependencies: ["ByteMarks", .asyncHTTPClient, .nioCore, .nioHTTP1],
      swiftSettings: strict),
    .target(
      name: "Webhooks", dependencies: [.asyncHTTPClient, .crypto, .nioCore, .nioHTTP1],
      swiftSettings: strict),
    .target(
      name: "Views",
      dependencies: ["Domain", "EventLog", "Schemas", "Transparency", .grdb, .grdbSQLite],
      swiftSettings: strict),
    .target(
      name: "Ledger",
      dependencies: ["Domain", "EventLog", "Schemas", "Transparency", "Vault", "Views", .grdb],
      swiftSettings: strict),
    .target(
      name: "Runner",
      dependencies: [
        "Databases", "Domain", "Ledger", "Profiles", "Sendinblue", "Transparency", "Vault",
        "Webhooks",
      ],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: [
        "Domain", "EventLog", "Ledger", "Transparency", "Vault", "Views", .mustache,
      ],
      resources: [
        .embedInCode("Evidence/Writing/CHECKING.mustache"),
        .embedInCode("Evidence/Writing/report.mustache"),
      ],
      swiftSettings: strict),
    .target(
      name: "Results",
      dependencies: [
        "Audit", "Domain", "EventLog", "Ledger", "Runner", "Transparency", "Vault", "Views",
      ],
      swiftSettings: strict),
    .target(
      name: "Console",
      dependencies: [
        "Audit", "Domain", "EventLog", "Ledger", "Profiles", "Results", "Transparency", "Vault",
        "Views", .hummingbird, .hummingbirdTLS, .logging, .mustache, .nioCore, .nioSSL,
      ],
      resources: [
        "frame.mustache", "frame.en.txt", "frame.zh-Hant.txt", "words.zh-Hant.txt",
        "sentences.zh-Hant.txt", "chart.mustache", "days.mustache", "failure.mustache",
        "kept.mustache", "prose.mustache", "rows.mustache", "table.mustache", "time.mustache",
        "script.js", "style.css",
      ].map { .embedInCode("Frame/\($0)") } + pages.flatMap(\.resources), swiftSettings: strict),
    .target(
      name: "waybill",
      dependencies: [
        "Audit", "Console", "Domain", "EventLog", "Ledger", "Profiles", "Results", "Runner",
        "Sendinblue", "Transparency", "Vault", "Views", "Webhooks", .argumentParser, .configuration,
        .hummingbird, .logging, .nioCore, .serviceLifecycle, .unixSignals,
      ],
      swiftSettings: strict),
    // Only where it begins: tests have all the rest, and are not linked as it is.
    .executableTarget(
      name: "Program", dependencies: ["waybill"], swiftSettings: strict,
      linkerSettings: selfContained),

    // What the road is tried and tested against. The sandbox never imports Sendinblue: two
    // readings of one specification catch each other's mistakes.
    .executableTarget(
      name: "Sandbox", dependencies: [.argumentParser, .hummingbird, .logging, .nioCore],
      path: "Tools/sandbox", swiftSettings: strict),
    .executableTarget(
      name: "ProfileGenerator", dependencies: [.argumentParser], path: "Tools/profile-generator",
      swiftSettings: strict),
    .executableTarget(
      name: "LedgerBenchmark",
      dependencies: [
        "Domain", "EventLog", "Ledger", "Transparency", "Vault", .argumentParser,
      ],
      path: "Tools/ledger-benchmark", swiftSettings: strict),

    .testTarget(
      name: "SHA256BlocksTests", dependencies: ["SHA256Blocks", .crypto], swiftSettings: tests),
    .testTarget(name: "ByteMarksTests", dependencies: ["ByteMarks"], swiftSettings: tests),
    .testTarget(
      name: "TransparencyTests", dependencies: ["Transparency"],
      exclude: ["Vectors/transparency.json"], swiftSettings: tests),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: tests),
    .testTarget(
      name: "EventLogTests", dependencies: ["EventLog", "Transparency", .grdb],
      swiftSettings: tests),
    .testTarget(
      name: "VaultTests", dependencies: ["Vault", .crypto, .grdb], swiftSettings: tests),
    .testTarget(name: "ProfilesTests", dependencies: ["Profiles"], swiftSettings: tests),
    .testTarget(
      name: "DatabasesTests", dependencies: ["Databases", "ProfileDatabases", "Profiles"],
      swiftSettings: tests),
    .target(
      name: "ProfileDatabases", dependencies: [.grdbSQLite], path: "Tests/ProfileDatabases",
      swiftSettings: strict),
    .testTarget(
      name: "SendinblueTests",
      dependencies: ["Sendinblue", .nioCore, .nioPosix], swiftSettings: tests),
    .testTarget(
      name: "WebhooksTests", dependencies: ["WebhookReceiver", "Webhooks"],
      exclude: ["verify_webhook.py"],
      swiftSettings: tests),
    .target(
      name: "WebhookReceiver", dependencies: [.nioCore, .nioPosix], path: "Tests/WebhookReceiver",
      exclude: ["check_messages.py"], swiftSettings: strict),
    .testTarget(
      name: "SandboxTests", dependencies: ["Sandbox", .hummingbird, .hummingbirdTesting, .nioCore],
      exclude: ["brevo_python_drive.py"],
      swiftSettings: tests),
    .testTarget(
      name: "ViewsTests",
      dependencies: ["Domain", "EventLog", "ScriptedHistory", "Transparency", "Views", .grdb],
      swiftSettings: tests),
    .testTarget(
      name: "LedgerTests",
      dependencies: [
        "Domain", "EventLog", "Ledger", "ScriptedIdentities", "Transparency", "Vault",
        "Views", .grdb,
      ],
      exclude: ["road.ndjson"],
      swiftSettings: tests),
    .testTarget(
      name: "RunnerTests",
      dependencies: [
        "Audit", "CrashingRunner", "Domain", "EventLog", "Ledger", "Profiles", "Runner", "Sandbox",
        "ScriptedIdentities", "Sendinblue", "Vault", "Views", "WebhookReceiver", "Webhooks",
      ],
      exclude: ["Schedules/occurrence_reference.py"],
      swiftSettings: tests),
    .testTarget(
      name: "AuditTests",
      dependencies: ["Audit", "Domain", "EventLog", "ScriptedHistory", "Views"],
      exclude: ["trail.txt"], swiftSettings: tests),
    .target(
      name: "ScriptedIdentities", dependencies: ["Vault"], path: "Tests/ScriptedIdentities",
      swiftSettings: strict),
    .target(
      name: "ScriptedHistory", dependencies: ["Domain", "EventLog", "Transparency"],
      path: "Tests/ScriptedHistory", swiftSettings: strict),
    .testTarget(
      name: "WaybillTests",
      dependencies: [
        "Audit", "Console", "Domain", "EventLog", "Ledger", "ProfileDatabases", "ProfileGenerator",
        "Profiles", "Results", "Runner", "Sandbox", "ScriptedHistory", "ScriptedIdentities",
        "Sendinblue", "Transparency", "Vault", "Views", "WebhookReceiver", "Webhooks", "waybill",
        .argumentParser,
        .grdb, .hummingbird, .hummingbirdTesting, .logging, .nioCore,
      ],
      exclude: [
        "Released/1", "Released/2", "check_log.go", "check_metrics.py", "check_records.py",
        "check_results.py", "spoil_records.py", "verify_commands.py", "walk_console.py",
      ],
      swiftSettings: tests),
    .executableTarget(
      name: "CrashingRunner",
      dependencies: [
        "Domain", "Ledger", "Runner", "ScriptedIdentities", "Sendinblue", "Vault", .grdbSQLite,
      ],
      path: "Tests/CrashingRunner", swiftSettings: strict),
    .target(
      name: "HostileInput",
      dependencies: [
        "Domain", "EventLog", "Ledger", "Profiles", "Transparency", "Vault", "Views",
      ],
      path: "Tests/HostileInput", exclude: ["Corpus"], swiftSettings: strict),
    .target(
      name: "HostileAnswers", dependencies: ["HostileInput", "Sendinblue"],
      path: "Tests/HostileAnswers", swiftSettings: strict),
    .testTarget(
      name: "HostileInputTests", dependencies: ["HostileAnswers", "HostileInput"],
      swiftSettings: tests),
  ]
)

// A build with a sanitizer has nothing in common with the others and would compile everything anew:
// whoever makes one names the targets it is for, with spaces between, and gets these and what they
// need. The fuzzer is there for nobody else: it links with libFuzzer alone. Nor are the tests of the
// runner's tasks by themselves: with the doubles of what is around them, and without the HTTP clients,
// whose library takes longer to compile than all that is ours.
if let names = Context.environment["WAYBILL_TARGETS"] {
  package.targets.append(
    .testTarget(
      name: "RunnerTaskTests",
      dependencies: [
        "Domain", "EventLog", "Ledger", "Runner", "ScriptedIdentities", "Sendinblue", "Vault",
        "Webhooks",
      ],
      path: "Tests/RunnerTests", exclude: ["Staging/ContributorStage.swift"],
      sources: ["Doubles", "Driving", "Staging"],
      swiftSettings: tests))
  if names.split(separator: " ").contains("RunnerTaskTests") {
    let clients = [
      "Sendinblue": [
        "Client/Reply.swift", "Client/SendinblueClient.swift",
        "Client/SendinblueClient+Deletion.swift", "Client/SendinblueClient+Exchange.swift",
        "Client/SendinblueClient+Reports.swift", "Client/SendinblueClient+Requests.swift",
        "Client/UploadedBytes.swift", "Errors/SendinblueError+Network.swift",
      ],
      "Webhooks": ["Client/WebhookClient.swift", "Errors/WebhookError+Network.swift"],
      "Runner": [
        "DataSubjects/Eraser.swift", "Driving/SendinblueClient+ImportGateway.swift", "Launching",
        "Refreshes", "Rehearsals", "Schedules/Scheduler.swift",
      ],
    ]
    for target in package.targets {
      guard let excluded = clients[target.name] else { continue }
      target.exclude += excluded
      // What is of other packages is there for the clients.
      target.dependencies.removeAll { dependency in
        if case .productItem(let name, _, _, _) = dependency { name != "Crypto" } else { false }
      }
    }
  }
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["HostileInput"], path: "Tools/fuzzer",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
  var wanted: Set<String> = []
  var added = names.split(separator: " ").map(String.init)
  while !added.isEmpty {
    wanted.formUnion(added)
    let dependencies = package.targets.filter { added.contains($0.name) }.flatMap(\.dependencies)
    added = dependencies.compactMap { dependency in
      if case .byNameItem(let name, _) = dependency {
        wanted.contains(name) ? nil : name
      } else {
        nil
      }
    }
  }
  package.targets.removeAll { !wanted.contains($0.name) }
  package.products.removeAll()
}

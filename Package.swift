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
]

extension Target.Dependency {
  static let crypto = product(name: "Crypto", package: "swift-crypto")
}

let package = Package(
  name: "waybill",
  dependencies: [
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
  ],
  targets: [
    .target(name: "Transparency", dependencies: [.crypto], swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),

    .testTarget(name: "TransparencyTests", dependencies: ["Transparency"], swiftSettings: strict),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
  ]
)

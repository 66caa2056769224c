import Domain

extension ProfileSource {
  /// One of each kind.
  static let samples: [ProfileSource] =
    ProfileTable.samples.map(ProfileSource.table) + [
      .members(
        .init(
          list: .csv("/data/members.csv"), member: "CustomerId",
          profiles: .commonDataModel(.init(folder: "/data/ci", name: "Customer")),
          customer: "CustomerId"))
    ]
}

extension ProfileTable {
  /// One of each kind.
  static let samples: [ProfileTable] = [
    .csv("/data/lapsed.csv"), .ndjson("/data/lapsed.ndjson"),
    .commonDataModel(.init(folder: "/data/ci", name: "Customer")),
    .sqlite(.init(file: "/data/lapsed.sqlite", selection: .table("lapsed"))),
    .sqlite(.init(file: "/data/lapsed.sqlite", selection: .query("SELECT * FROM lapsed"))),
    .postgresql(.init(database: "service=customers", query: "SELECT * FROM lapsed")),
  ]
}

import ArgumentParser
import Domain
import Profiles

/// Where a segment's profiles are read from.
struct SegmentSourceOptions: ParsableArguments {
  /// The field that Customer Insights identifies a customer by.
  private static let usualCustomerIDField = "CustomerId"

  @Option(help: ArgumentHelp("A CSV file.", valueName: "file"), completion: .file())
  var csv: String?
  @Option(
    help: ArgumentHelp("A file of one JSON object a line.", valueName: "file"),
    completion: .file())
  var ndjson: String?
  @Option(
    help: ArgumentHelp(
      "A Common Data Model folder, which holds model.json; with --entity.", valueName: "folder"),
    completion: .directory)
  var cdm: String?
  @Option(help: ArgumentHelp("The entity of the folder.", valueName: "name"))
  var entity: String?
  @Option(
    help: ArgumentHelp("A SQLite file; with --table or --query.", valueName: "file"),
    completion: .file())
  var sqlite: String?
  @Option(help: ArgumentHelp("The table or view of the SQLite file.", valueName: "name"))
  var table: String?
  @Option(
    help: ArgumentHelp(
      "A PostgreSQL database, as libpq takes it; with --query.",
      discussion: """
        service=NAME, a URI or a connection string, without a password: that comes from \
        ~/.pgpass, PGPASSFILE, PGPASSWORD or the service file.
        """, valueName: "database"))
  var postgresql: String?
  @Option(help: ArgumentHelp("What to ask the database; it may only read.", valueName: "SQL"))
  var query: String?
  @Option(
    help: ArgumentHelp(
      "A membership list: only the profiles of the customers on it are in the segment.",
      discussion: "NDJSON where its name ends in .ndjson or .jsonl, else CSV.",
      valueName: "file"),
    completion: .file())
  var members: String?
  @Option(
    help: ArgumentHelp(
      "The entity of the folder that is the membership list.", valueName: "name"))
  var membersEntity: String?
  @Option(
    help: ArgumentHelp(
      "The list's field that names a customer. Default: as in the profiles.", valueName: "field"))
  var memberField: String?
  @Option(
    name: .customLong("customer-id"),
    help: ArgumentHelp(
      "The field that identifies a customer in lists of rows left out.",
      discussion: """
        Default: the primary key that a Common Data Model names, else \
        \(SegmentSourceOptions.usualCustomerIDField), where the profiles have it.
        """, valueName: "field"))
  var customerID: String?

  func validate() throws {
    let kinds = [csv, ndjson, cdm, sqlite, postgresql].count { $0 != nil }
    guard kinds == 1 else {
      throw ValidationError(
        "Name one source and no more: --csv, --ndjson, --cdm, --sqlite or --postgresql.")
    }
    if (cdm == nil) != (entity == nil) { throw ValidationError("--cdm and --entity go together.") }
    if table != nil, sqlite == nil { throw ValidationError("--table needs --sqlite.") }
    if query != nil, sqlite == nil, postgresql == nil {
      throw ValidationError("--query needs --sqlite or --postgresql.")
    }
    if sqlite != nil, (table == nil) == (query == nil) {
      throw ValidationError("--sqlite needs --table or --query, and only one of them.")
    }
    if postgresql != nil, query == nil { throw ValidationError("--postgresql needs --query.") }
    try validateMembership()
  }

  private func validateMembership() throws {
    if members != nil, membersEntity != nil {
      throw ValidationError("Name one membership list: --members or --members-entity.")
    }
    if membersEntity != nil, cdm == nil { throw ValidationError("--members-entity needs --cdm.") }
    if memberField != nil, members == nil, membersEntity == nil {
      throw ValidationError("--member-field needs --members or --members-entity.")
    }
  }

  /// The profiles, without regard to any membership list.
  ///
  /// - Parameter paths: Makes paths absolute.
  /// - Returns: The table.
  func profiles(_ paths: Paths) -> ProfileTable {
    if let csv { return .csv(paths.absolute(csv)) }
    if let ndjson { return .ndjson(paths.absolute(ndjson)) }
    if let cdm, let entity {
      return .commonDataModel(.init(folder: paths.absolute(cdm), name: entity))
    }
    if let sqlite {
      let selection = table.map(ProfileTable.SQLiteSelection.table) ?? .query(query ?? "")
      return .sqlite(.init(file: paths.absolute(sqlite), selection: selection))
    }
    return .postgresql(.init(database: postgresql ?? "", query: query ?? ""))
  }

  /// The field that identifies a customer: as told, or the usual one where there is one.
  ///
  /// - Parameters:
  ///   - profiles: The profiles.
  ///   - fields: Their fields.
  /// - Returns: The field, if there is one.
  /// - Throws: `SourceError` where a model cannot be read.
  func customerIDField(
    of profiles: ProfileTable, having fields: [String]
  ) throws(SourceError) -> String? {
    if let customerID { return customerID }
    if case .commonDataModel(let entity) = profiles {
      let source = CDMSource(folder: entity.folder, entity: entity.name)
      if let key = try source.primaryKey() { return key }
    }
    return fields.contains(Self.usualCustomerIDField) ? Self.usualCustomerIDField : nil
  }

  /// The whole source.
  ///
  /// - Parameters:
  ///   - profiles: The profiles.
  ///   - customer: Their field that identifies a customer.
  ///   - paths: Makes paths absolute.
  /// - Returns: The profiles, or those of them who are on the list.
  /// - Throws: `CommandError.unusableValue` where a membership list has nothing to be joined by.
  func source(
    _ profiles: ProfileTable, customer: String?, _ paths: Paths
  ) throws(CommandError) -> Domain.ProfileSource {
    guard let list = list(paths) else { return .table(profiles) }
    guard let customer else {
      throw CommandError.unusableValue(
        option: "--customer-id",
        reason: "say which field of the profiles the membership list names.")
    }
    return .members(
      .init(list: list, member: memberField ?? customer, profiles: profiles, customer: customer))
  }

  private func list(_ paths: Paths) -> ProfileTable? {
    if let membersEntity, let cdm {
      return .commonDataModel(.init(folder: paths.absolute(cdm), name: membersEntity))
    }
    return members.map { file in
      let isLines = [".ndjson", ".jsonl"].contains { file.hasSuffix($0) }
      return isLines ? .ndjson(paths.absolute(file)) : .csv(paths.absolute(file))
    }
  }
}

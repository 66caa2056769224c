/// Rows of one layout: a file, an entity of a folder, or what a database answers.
///
/// Stored as an object with one member, which names the kind.
package enum ProfileTable: Hashable, Sendable {
  /// A CSV file, by its absolute path.
  case csv(String)
  /// A file of one JSON object a line, by its absolute path.
  case ndjson(String)
  /// An entity of a Common Data Model folder.
  case commonDataModel(Entity)
  /// What a SQLite file holds.
  case sqlite(SQLiteTable)
  /// What PostgreSQL answers.
  case postgresql(PostgreSQLQuery)

  /// An entity of a Common Data Model folder.
  package struct Entity: Codable, Hashable, Sendable {
    /// The absolute path of the folder that holds `model.json`.
    package let folder: String
    /// The entity's name there.
    package let name: String

    /// Names an entity.
    package init(folder: String, name: String) {
      self.folder = folder
      self.name = name
    }
  }

  /// A table of a SQLite file, or a query over it.
  package struct SQLiteTable: Codable, Hashable, Sendable {
    /// The absolute path of the file.
    package let file: String
    /// What is read of it.
    package let selection: SQLiteSelection

    /// Names a table.
    package init(file: String, selection: SQLiteSelection) {
      self.file = file
      self.selection = selection
    }
  }

  /// What is read of a SQLite file.
  package enum SQLiteSelection: Hashable, Sendable {
    /// All of a table or view.
    case table(String)
    /// What a query answers.
    case query(String)
  }

  /// A query that PostgreSQL answers.
  package struct PostgreSQLQuery: Codable, Hashable, Sendable {
    /// How to reach the database: libpq's connection string or URI, which holds no password.
    package let database: String
    /// The query.
    package let query: String

    /// States a query.
    package init(database: String, query: String) {
      self.database = database
      self.query = query
    }
  }
}

extension ProfileTable: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case csv, ndjson, commonDataModel, sqlite, postgresql
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard container.allKeys.count == 1, let kind = container.allKeys.first else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a source is of one known kind"))
    }
    switch kind {
    case .csv: self = .csv(try container.decode(String.self, forKey: kind))
    case .ndjson: self = .ndjson(try container.decode(String.self, forKey: kind))
    case .commonDataModel:
      self = .commonDataModel(try container.decode(Entity.self, forKey: kind))
    case .sqlite: self = .sqlite(try container.decode(SQLiteTable.self, forKey: kind))
    case .postgresql:
      self = .postgresql(try container.decode(PostgreSQLQuery.self, forKey: kind))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .csv(let path): try container.encode(path, forKey: .csv)
    case .ndjson(let path): try container.encode(path, forKey: .ndjson)
    case .commonDataModel(let entity): try container.encode(entity, forKey: .commonDataModel)
    case .sqlite(let table): try container.encode(table, forKey: .sqlite)
    case .postgresql(let query): try container.encode(query, forKey: .postgresql)
    }
  }
}

extension ProfileTable.SQLiteSelection: Codable {
  private enum CodingKeys: String, CodingKey {
    case table, query
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let table = try container.decodeIfPresent(String.self, forKey: .table) {
      self = .table(table)
    } else {
      self = .query(try container.decode(String.self, forKey: .query))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .table(let table): try container.encode(table, forKey: .table)
    case .query(let query): try container.encode(query, forKey: .query)
    }
  }
}

extension ProfileTable: CustomStringConvertible {
  /// Where the rows are, for people.
  package var description: String {
    switch self {
    case .csv(let path), .ndjson(let path): path
    case .commonDataModel(let entity): "\(entity.folder) entity \(entity.name)"
    case .sqlite(let table):
      switch table.selection {
      case .table(let name): "\(table.file) table \(name)"
      case .query(let text): "\(table.file) query \(text)"
      }
    case .postgresql(let query): "\(query.database) query \(query.query)"
    }
  }
}

extension ProfileSource: CustomStringConvertible {
  /// Where the profiles are, for people.
  package var description: String {
    switch self {
    case .table(let table): table.description
    case .members(let members): "\(members.profiles) of the members in \(members.list)"
    }
  }
}

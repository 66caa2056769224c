import Foundation

/// What can be done to `vault.sqlite`.
enum VaultAttacks {
  static let names = [
    "vault/probe", "pseudonym-key", "identity/schedule", "api-key/%", "webhook/%",
  ]

  private static func of(_ name: String) -> String { "name LIKE '\(name)'" }

  private static let edited: [Attack] = names.flatMap { name in
    let kind = name == "vault/probe" ? "vault foreign-key" : "vault edited"
    return [
      Attack.forge(
        "\(name): a bit of the value",
        "UPDATE secrets SET sealed = CAST(substr(sealed, 1, LENGTH(sealed) - 1) || CASE substr(sealed, -1) WHEN x'00' THEN x'01' ELSE x'00' END AS BLOB) WHERE \(of(name))",
        kind),
      .forge(
        "\(name): another nonce",
        "UPDATE secrets SET sealed = CAST(x'000000000000000000000000' || substr(sealed, 13) AS BLOB) WHERE \(of(name))",
        kind),
      .forge(
        "\(name): cut short",
        "UPDATE secrets SET sealed = substr(sealed, 1, LENGTH(sealed) - 1) WHERE \(of(name))", kind),
      .forge(
        "\(name): longer",
        "UPDATE secrets SET sealed = CAST(sealed || x'00' AS BLOB) WHERE \(of(name))", kind),
      .forge("\(name): nothing", "UPDATE secrets SET sealed = x'' WHERE \(of(name))", kind),
      .forge(
        "\(name): another's value",
        "UPDATE secrets SET sealed = (SELECT sealed FROM secrets WHERE name = '\(name == "pseudonym-key" ? "identity/schedule" : "pseudonym-key")') WHERE \(of(name))",
        kind),
    ]
  }

  private static let deleted: [Attack] = names.map { name in
    .forge(
      "\(name): deleted", "DELETE FROM secrets WHERE \(of(name))",
      name == "vault/probe" ? "vault malformed" : "vault deleted")
  }

  static let rows: [Attack] = [
    .forge("all deleted", "DELETE FROM secrets", "vault malformed"),
    .forge(
      "a name edited", "UPDATE secrets SET name = name || '0' WHERE name LIKE 'api-key/%'",
      "vault edited", "vault deleted"),
    .forge(
      "names exchanged",
      "UPDATE secrets SET name = 'x' WHERE name = 'pseudonym-key'; UPDATE secrets SET name = 'pseudonym-key' WHERE name = 'identity/schedule'; UPDATE secrets SET name = 'identity/schedule' WHERE name = 'x'",
      "vault edited"),
    .forge(
      "a value under a name more",
      "INSERT INTO secrets SELECT 'api-key/other/0000000000000000', sealed FROM secrets WHERE name = 'pseudonym-key'",
      "vault edited"),
    .forge("a foreign row", "INSERT INTO secrets VALUES ('foreign', x'00')", "vault edited"),
    Attack("pseudonym key replaced under the master key", "vault foreign-key") { ledger, _ in
      try ledger.reseal("pseudonym-key", [UInt8](repeating: 1, count: 32))
    },
    Attack("pseudonym key that is none, under the master key", "vault foreign-key") { ledger, _ in
      try ledger.reseal("pseudonym-key", [1, 2, 3])
    },
    Attack("schedule key replaced under the master key", "vault foreign-key") { ledger, _ in
      try ledger.reseal("identity/schedule", [UInt8](repeating: 1, count: 32))
    },
    Attack("schedule key that is none, under the master key", "vault edited") { ledger, _ in
      try ledger.reseal("identity/schedule", [1, 2, 3])
    },
    Attack("something else under the master key", "vault inserted") { ledger, _ in
      try ledger.reseal("something", [1, 2, 3])
    },
    Attack("an API key replaced under the master key", "vault edited") { ledger, _ in
      try ledger.reseal("api-key/", [1, 2, 3])
    },
    Attack("a webhook replaced under the master key", "vault edited") { ledger, _ in
      try ledger.reseal("webhook/", [1, 2, 3])
    },
  ]

  static let files: [Attack] = [
    .alter("an index", "CREATE INDEX i ON secrets (sealed)", "vault inserted"),
    .alter(
      "a trigger", "CREATE TRIGGER t AFTER INSERT ON secrets BEGIN SELECT 1; END", "vault inserted"),
    .alter("a column added", "ALTER TABLE secrets ADD COLUMN more TEXT", "vault edited"),
    .alter("its table dropped", "DROP TABLE secrets", "vault deleted", "vault not-checked"),
    .alter(
      "its table under another name", "ALTER TABLE secrets RENAME TO others", "vault deleted",
      "vault inserted", "vault not-checked"),
    .spoil("bytes of a name", "vault deleted", "vault edited") {
      try LogAttacks.replace("pseudonym-key", with: "pseudonym-kay", in: &$0)
    },
  ]

  static let all =
    edited + deleted + rows + files
    + Attack.ofAnyFile([
      "removed": ["vault deleted"],
      "emptied": ["vault deleted", "vault edited", "vault malformed"],
      "text in its place": ["vault malformed"],
      "zeros in its place": ["vault malformed"],
      "half of it": ["vault malformed"],
      "its first page only": ["vault malformed"],
      "a header that is none": ["vault malformed"],
      "zeros from its second page on": ["vault malformed"],
      "an older copy": ["vault deleted"],
      "another ledger's": ["vault foreign-key"],
      "another kind of file": [
        "vault deleted", "vault edited", "vault inserted", "vault malformed",
      ],
      "application_id of nobody": ["vault edited", "vault malformed"],
      "application_id of somebody else": ["vault edited", "vault malformed"],
      "a later user_version": ["vault edited", "vault malformed"],
      "no user_version": ["vault edited", "vault malformed"],
      "a foreign table": ["vault inserted"],
      "a foreign view": ["vault inserted"],
    ])
}

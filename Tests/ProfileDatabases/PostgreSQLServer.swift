package import Foundation

/// A PostgreSQL server of a test's own, on a free port of this machine, gone when the test is.
///
/// It ends with the process whatever becomes of that: its keeper waits for the end of its input.
package final class PostgreSQLServer: Sendable {
  /// Its port on the loopback interface.
  package let port: Int
  private let keeper: Process
  private let input: Pipe
  private let directory: TemporaryDirectory
  private let programs: String

  /// Starts it.
  ///
  /// - Throws: ``Program/Failure`` where there is none to start, or it does not.
  package init() throws {
    programs = try PostgreSQLServer.findPrograms()
    directory = try TemporaryDirectory()
    port = try LoopbackSocket().port
    input = Pipe()
    keeper = Process()
    let output = Pipe()
    // It refuses to run as root.
    let user = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres"] : []
    if geteuid() == 0 {
      _ = try Program(path: "/bin/chown").run(["postgres", directory.path])
    }
    keeper.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    keeper.arguments =
      user + (user.isEmpty ? [] : ["--clear-groups"])
      + ["sh", "-c", PostgreSQLServer.keeping, "keeper", programs, directory.path, "\(port)"]
    keeper.currentDirectoryURL = URL(fileURLWithPath: directory.path)
    keeper.standardInput = input
    keeper.standardOutput = output
    try keeper.run()
    let answer = output.fileHandleForReading.availableData
    guard answer == Data("ready\n".utf8) else {
      throw Program.Failure(description: "no server: \(String(decoding: answer, as: UTF8.self))")
    }
  }

  /// Stops it.
  package func stop() throws {
    try input.fileHandleForWriting.close()
    keeper.waitUntilExit()
  }

  /// A connection string for its superuser.
  package var connection: String { connection(user: "postgres") }

  /// A connection string.
  package func connection(user: String, database: String = "postgres", more: String = "") -> String
  {
    "host=127.0.0.1 port=\(port) user=\(user) dbname=\(database) \(more)"
  }

  /// Has psql perform statements.
  ///
  /// - Parameter statements: the statements, each a transaction of its own.
  /// - Returns: what it printed.
  /// - Throws: what psql complains of.
  @discardableResult
  package func psql(_ statements: String...) throws -> Data {
    try Program(path: programs + "/psql").run(
      ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", connection]
        + statements.flatMap { ["-c", $0] })
  }

  /// The process that serves a client of this name, once there is one.
  package func backend(of application: String) throws -> Int32 {
    let text = try psql(
      "SELECT pid FROM pg_stat_activity WHERE application_name = '\(application)'")
    guard let pid = Int32(String(decoding: text, as: UTF8.self).dropLast()) else {
      throw Program.Failure(description: "nobody serves \(application)")
    }
    return pid
  }

  private static let keeping = """
    set -eu
    "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$2/initdb"
    cat >"$2/data/pg_hba.conf" <<RULES
    host all locked  127.0.0.1/32 scram-sha-256
    host all refused 127.0.0.1/32 reject
    host all all     127.0.0.1/32 trust
    RULES
    "$1/pg_ctl" -D "$2/data" -w -l "$2/log" start >"$2/start" \
      -o "-c listen_addresses=127.0.0.1 -p $3 -c unix_socket_directories= -c fsync=off -c TimeZone=Asia/Tokyo -c DateStyle=German"
    echo ready
    read -r _ || true
    "$1/pg_ctl" -D "$2/data" -m immediate stop >"$2/stop"
    rm -rf "$2/data"
    """

  private static func findPrograms() throws -> String {
    let root = "/usr/lib/postgresql"
    let versions = try FileManager.default.contentsOfDirectory(atPath: root).sorted()
    guard let version = versions.last else {
      throw Program.Failure(description: "no PostgreSQL in \(root)")
    }
    return "\(root)/\(version)/bin"
  }
}

package import Profiles
package import libpq

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// libpq, loaded when the first PostgreSQL database is named.
///
/// It brings over twenty libraries along, and loading them takes longer than many a command: nobody waits
/// for them, or needs to have them, who reads no such database.
package enum ClientLibrary {
  #if canImport(Darwin)
  private static let file = "libpq.5.dylib"
  #else
  private static let file = "libpq.so.5"
  #endif

  private static let outcome = Result { () throws(DatabaseFailure) in try load(file) }

  /// Its functions; the library is loaded once a process, and stays.
  ///
  /// - Throws: ``DatabaseFailure/clientMissing(reason:)``.
  static func loaded() throws(DatabaseFailure) -> LibPQ { try outcome.get() }

  /// Loads a library, for good.
  ///
  /// - Parameter file: its name, looked for where the system has its libraries.
  /// - Returns: its functions.
  /// - Throws: ``DatabaseFailure/clientMissing(reason:)`` where there is none, or one without them all.
  package static func load(_ file: String) throws(DatabaseFailure) -> LibPQ {
    guard let library = dlopen(file, RTLD_NOW | RTLD_LOCAL) else {
      throw .clientMissing(reason: dlerror().map { String(cString: $0) } ?? file)
    }
    func find<Function>(_ name: String) throws(DatabaseFailure) -> Function {
      guard let function = dlsym(library, name) else {
        throw .clientMissing(reason: "\(file) has no \(name)")
      }
      // The header that the library goes with says what type the function of the name has.
      return unsafeBitCast(function, to: Function.self)
    }
    return LibPQ(
      PQclear: try find("PQclear"),
      PQconnectPoll: try find("PQconnectPoll"),
      PQconnectStartParams: try find("PQconnectStartParams"),
      PQconnectionNeedsPassword: try find("PQconnectionNeedsPassword"),
      PQconninfo: try find("PQconninfo"),
      PQconninfoFree: try find("PQconninfoFree"),
      PQconninfoParse: try find("PQconninfoParse"),
      PQconsumeInput: try find("PQconsumeInput"),
      PQerrorMessage: try find("PQerrorMessage"),
      PQfinish: try find("PQfinish"),
      PQflush: try find("PQflush"),
      PQfreemem: try find("PQfreemem"),
      PQgetCopyData: try find("PQgetCopyData"),
      PQgetResult: try find("PQgetResult"),
      PQisBusy: try find("PQisBusy"),
      PQresultErrorField: try find("PQresultErrorField"),
      PQresultStatus: try find("PQresultStatus"),
      PQsendPrepare: try find("PQsendPrepare"),
      PQsendQueryParams: try find("PQsendQueryParams"),
      PQsetErrorVerbosity: try find("PQsetErrorVerbosity"),
      PQsetNoticeReceiver: try find("PQsetNoticeReceiver"),
      PQsetnonblocking: try find("PQsetnonblocking"),
      PQsocket: try find("PQsocket"),
      PQstatus: try find("PQstatus"))
  }
}

import GRDBSQLite
import Glibc
import Synchronization

/// SQLite's own way to the system's files, with a fault in it.
///
/// A copy of the default VFS becomes the default. Of every file that it opens, those methods are
/// replaced that change something; all else goes straight to SQLite's own.
enum FaultyStorage {
  private struct OpenFile {
    let name: String
    /// SQLite's own methods for it, by their address.
    let methods: UInt
  }

  private struct Storage {
    var fault: StorageFault?
    /// SQLite's own VFS, by its address.
    var own: UInt = 0
    /// The open files, by the address of their `sqlite3_file`.
    var files: [UInt: OpenFile] = [:]
  }

  /// What C functions without a context have to know.
  private static let storage = Mutex(Storage())

  /// Has every database that is opened from now on meet a fault.
  static func install(_ fault: StorageFault) {
    guard let own = sqlite3_vfs_find(nil) else {
      preconditionFailure("SQLite has no default VFS")
    }
    let faulty = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    faulty.initialize(to: own.pointee)
    // Never freed: SQLite keeps both for as long as the process lives.
    faulty.pointee.zName = UnsafePointer(strdup("faulty"))
    faulty.pointee.xOpen = { FaultyStorage.open($1, $2, $3, $4) }
    faulty.pointee.xDelete = { FaultyStorage.delete($1, $2) }
    let address = UInt(bitPattern: own)
    storage.withLock { storage in
      storage.fault = fault
      storage.own = address
    }
    sqlite3_vfs_register(faulty, 1)
  }

  private static func open(
    _ path: UnsafePointer<CChar>?, _ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32,
    _ outcome: UnsafeMutablePointer<Int32>?
  ) -> Int32 {
    let own = own
    let name = name(of: path)
    guard let open = own?.pointee.xOpen, let file else { return SQLITE_MISUSE }
    // The main files are there; only what belongs to them is made on the way.
    let isMain = flags & SQLITE_OPEN_MAIN_DB != 0
    let pass = { open(own, path, file, flags, outcome) }
    let code = isMain ? pass() : perform(.create, on: name, pass)
    guard code == SQLITE_OK, let methods = file.pointee.pMethods else {
      if code != SQLITE_OK { file.pointee.pMethods = nil }
      return code
    }
    let key = UInt(bitPattern: file)
    let known = OpenFile(name: name, methods: UInt(bitPattern: methods))
    storage.withLock { $0.files[key] = known }
    let faulty = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
    faulty.initialize(to: methods.pointee)
    faulty.pointee.xWrite = { FaultyStorage.write($0, $1, $2, $3) }
    faulty.pointee.xTruncate = { FaultyStorage.truncate($0, $1) }
    faulty.pointee.xSync = { FaultyStorage.sync($0, $1) }
    file.pointee.pMethods = UnsafePointer(faulty)
    return code
  }

  private static func delete(_ path: UnsafePointer<CChar>?, _ syncs: Int32) -> Int32 {
    let own = own
    guard let delete = own?.pointee.xDelete else { return SQLITE_MISUSE }
    return perform(.delete, on: name(of: path)) { delete(own, path, syncs) }
  }

  private static func write(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ bytes: UnsafeRawPointer?, _ count: Int32,
    _ offset: sqlite3_int64
  ) -> Int32 {
    guard let known = known(file), let write = known.methods.xWrite else { return SQLITE_MISUSE }
    return perform(.write, on: known.name) {
      write(file, bytes, count, offset)
    } half: {
      _ = write(file, bytes, count / 2, offset)
    }
  }

  private static func truncate(
    _ file: UnsafeMutablePointer<sqlite3_file>?, _ size: sqlite3_int64
  ) -> Int32 {
    guard let known = known(file), let truncate = known.methods.xTruncate else {
      return SQLITE_MISUSE
    }
    return perform(.truncate, on: known.name) { truncate(file, size) }
  }

  private static func sync(_ file: UnsafeMutablePointer<sqlite3_file>?, _ flags: Int32) -> Int32 {
    guard let known = known(file), let sync = known.methods.xSync else { return SQLITE_MISUSE }
    return perform(.sync, on: known.name) { sync(file, flags) }
  }

  /// Makes a change, unless the fault has it otherwise.
  private static func perform(
    _ change: StorageFault.Change, on file: String, _ pass: () -> Int32,
    half: () -> Void = {}
  ) -> Int32 {
    guard let fault = storage.withLock(\.fault) else { return pass() }
    switch fault.verdict(on: change, of: file) {
    case .pass: return pass()
    case .fail(let code): return code
    case .tear:
      half()
      StorageFault.die()
    case .passAndDie:
      _ = pass()
      StorageFault.die()
    }
  }

  private static var own: UnsafeMutablePointer<sqlite3_vfs>? {
    UnsafeMutablePointer(bitPattern: storage.withLock(\.own))
  }

  private static func known(
    _ file: UnsafeMutablePointer<sqlite3_file>?
  ) -> (name: String, methods: sqlite3_io_methods)? {
    let key = UInt(bitPattern: file)
    guard let known = storage.withLock({ $0.files[key] }),
      let methods = UnsafePointer<sqlite3_io_methods>(bitPattern: known.methods)
    else { return nil }
    return (known.name, methods.pointee)
  }

  private static func name(of path: UnsafePointer<CChar>?) -> String {
    guard let path else { return "temporary" }
    return String(cString: path).split(separator: "/").last.map(String.init) ?? ""
  }
}

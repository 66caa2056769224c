import Profiles
import libpq

/// Where a PostgreSQL database is and who reads it, as libpq understands it.
///
/// It goes on record, so it holds no secret: libpq finds passwords in `~/.pgpass`, `PGPASSFILE`,
/// `PGPASSWORD` and service files by itself.
struct ConnectionString: Sendable {
  /// The string as it was given.
  let text: String
  /// What it sets, keyword and value.
  let settings: [(keyword: String, value: String)]
  /// What understands it.
  let library: LibPQ

  /// Reads a connection string.
  ///
  /// - Parameter text: keywords and values, or a URI.
  /// - Throws: ``DatabaseFailure`` when it is malformed, sets nothing or holds a secret, or libpq is not
  ///   there.
  init(_ text: String) throws(DatabaseFailure) {
    let library = try ClientLibrary.loaded()
    // What libpq says of a malformed string quotes it, secrets included: it is not asked.
    guard let options = library.PQconninfoParse(text, nil) else { throw .connectionMalformed }
    defer { library.PQconninfoFree(options) }
    var settings: [(keyword: String, value: String)] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        let name = String(cString: keyword)
        // libpq marks so what a dialogue has to hide.
        guard option.pointee.dispchar.pointee != CChar(bitPattern: UInt8(ascii: "*")) else {
          throw .connectionHoldsSecret(option: name)
        }
        settings.append((name, String(cString: value)))
      }
      option += 1
    }
    guard !settings.isEmpty else { throw .connectionMalformed }
    self.text = text
    self.settings = settings
    self.library = library
  }
}

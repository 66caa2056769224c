import Results

/// What a configuration file says, key by key; it may say nothing that there is no key for.
struct SettingsDocument: Decodable {
  /// What is wrong with a member, by its key from the top.
  enum Flaw: Error {
    case unknownKey(String)
    case secret(String)
    case wrongType(String, needs: String)
  }

  /// The values as text.
  private(set) var values: [SettingKey: String] = [:]

  init(from decoder: any Decoder) throws {
    try collect(from: decoder.container(keyedBy: Name.self), above: "")
  }

  private mutating func collect(
    from container: KeyedDecodingContainer<Name>, above: String
  ) throws {
    for name in container.allKeys {
      let whole = above + name.stringValue
      // A dot in a name would be another way to write what is nested.
      let key = name.stringValue.contains(".") ? nil : SettingKey(rawValue: whole)
      if let key {
        values[key] = try Self.text(of: key, in: container, name)
      } else if SettingKey.groups.contains(whole) {
        let group = try Self.reading(whole, needs: "an object") {
          try container.nestedContainer(keyedBy: Name.self, forKey: name)
        }
        try collect(from: group, above: whole + ".")
      } else {
        throw Self.isSecret(name) ? Flaw.secret(whole) : Flaw.unknownKey(whole)
      }
    }
  }

  private static func text(
    of key: SettingKey, in container: KeyedDecodingContainer<Name>, _ name: Name
  ) throws -> String {
    if key.isNumber {
      return try reading(key.rawValue, needs: "a whole number") {
        String(try container.decode(Int.self, forKey: name))
      }
    }
    let needs = "a text that is not empty, without control characters"
    let text = try reading(key.rawValue, needs: needs) {
      try container.decode(String.self, forKey: name)
    }
    guard !text.isEmpty, !text.unicodeScalars.contains(where: \.isInvisible) else {
      throw Flaw.wrongType(key.rawValue, needs: needs)
    }
    return text
  }

  private static func reading<Value>(
    _ key: String, needs: String, _ read: () throws -> Value
  ) throws -> Value {
    do {
      return try read()
    } catch {
      // A number that is too large or no integer is more than one kind of error.
      throw Flaw.wrongType(key, needs: needs)
    }
  }

  /// `api-key`, `apiKey`, `BREVO_API_KEY` and the like.
  private static func isSecret(_ name: Name) -> Bool {
    name.stringValue.lowercased().filter(\.isLetter).hasSuffix("apikey")
  }

  /// A member's name, whatever it is.
  private struct Name: CodingKey {
    let stringValue: String
    let intValue: Int? = nil

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension SettingsDocument.Flaw {
  /// The same, of a file.
  func inFile(_ path: String) -> SettingsFlaw {
    switch self {
    case .unknownKey(let key): .unknownKey(key, path: path)
    case .secret(let key): .secret(key: key, path: path)
    case .wrongType(let key, let needs): .wrongType(key: key, needs: needs, path: path)
    }
  }
}

extension SettingKey {
  /// The objects that keys are nested in.
  fileprivate static let groups = Set(
    allCases.compactMap { $0.rawValue.split(separator: ".").dropLast().first.map(String.init) })
}

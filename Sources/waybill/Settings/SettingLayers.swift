import Configuration
import Synchronization

/// Flags, environment, configuration file and defaults: the first that says something counts.
struct SettingLayers: Sendable {
  private let reader: ConfigReader
  private let answers: Answers
  private let file: SettingsFile?

  /// Lays sources over each other.
  ///
  /// - Parameters:
  ///   - flags: The values of flags that were given.
  ///   - environment: The process's variables; an empty one says nothing.
  ///   - file: The configuration file, if there is one.
  ///   - defaults: What holds otherwise.
  init(
    flags: [SettingKey: String], environment: [String: String], file: SettingsFile?,
    defaults: [SettingKey: String]
  ) {
    // Only our own, and spelt as they are: the provider does not tell letter cases apart.
    let names = Set(SettingKey.allCases.map(\.variable))
    let variables = environment.filter { names.contains($0.key) && !$0.value.isEmpty }
    let answers = Answers()
    reader = ConfigReader(
      providers: [
        InMemoryProvider(flags),
        EnvironmentVariablesProvider(environmentVariables: variables)
          .prefixKeys(with: ["waybill"]),
        InMemoryProvider(file?.values ?? [:]),
        InMemoryProvider(defaults),
      ], accessReporter: answers)
    self.answers = answers
    self.file = file
  }

  /// A setting's value and where that comes from.
  func setting(_ key: SettingKey) -> Setting {
    let value = reader.string(forKey: ConfigKey(key.rawValue))
    let origin: SettingOrigin =
      switch answers.layer(of: key) {
      case 0: .flag(key.flag)
      case 1: .environment(variable: key.variable)
      case 2: file.map { .file(path: $0.path) } ?? .byDefault
      default: .byDefault
      }
    return Setting(key: key, value: value, origin: origin)
  }
}

/// Which of the reader's providers answered, by key.
///
/// A lock, because the reader tells of its accesses from any task.
private final class Answers: AccessReporter {
  private let layers = Mutex<[String: Int]>([:])

  func report(_ event: AccessEvent) {
    let layer = event.providerResults.firstIndex { provider in
      switch provider.result {
      case .success(let found): found.value != nil
      case .failure: false
      }
    }
    layers.withLock { $0[event.metadata.key.description] = layer }
  }

  func layer(of key: SettingKey) -> Int? {
    layers.withLock { $0[key.rawValue] }
  }
}

extension InMemoryProvider {
  fileprivate init(_ values: [SettingKey: String]) {
    let pairs = values.map { key, value in
      (AbsoluteConfigKey(ConfigKey(key.rawValue)), ConfigValue(.string(value), isSecret: false))
    }
    self.init(values: Dictionary(uniqueKeysWithValues: pairs))
  }
}

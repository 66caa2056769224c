import EventLog
import Transparency
import Vault
import Views

extension LedgerError {
  /// Gives an error of a part its case here.
  init(_ error: any Error) {
    self =
      switch error {
      case let error as LedgerError: error
      case let error as EventLogError: .log(error)
      case let error as ViewsError: .views(error)
      case let error as VaultError: .vault(error)
      case let error as IdentityError: .identity(error)
      case let error as ManifestsError: .manifests(error)
      case let error as TransparencyError: .transparency(error)
      default: .encoding(cause: error)
      }
  }
}

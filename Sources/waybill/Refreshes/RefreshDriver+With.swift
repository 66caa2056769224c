import Domain
import Ledger
import Runner

/// Makes ready to perform refreshes over the real ways to Sendinblue and to whoever is notified,
/// for as long as an operation takes.
///
/// - Parameters:
///   - ledger: The ledger.
///   - onProgress: Told whenever there is progress; called from any task.
///   - operation: What is done with it.
/// - Returns: What the operation returns.
/// - Throws: What the operation throws.
func withRefreshDriver<Value>(
  of ledger: Ledger, onProgress: @escaping @Sendable (RefreshProgress) -> Void,
  perform operation: (RefreshDriver) async throws -> Value
) async throws -> Value {
  try await withWebhooks { gateway in
    try await operation(
      RefreshDriver(
        ledger, launcher: RunLauncher(ledger, settings: RunSettings(version: Waybill.version)),
        notifier: Notifier(ledger, gateway: gateway), onProgress: onProgress))
  }
}

package import Transparency

/// Gives the key that a log's checkpoints are signed with, when there is something to sign: who only
/// reads needs no key.
///
/// It is asked once for a log that is open, and again after it threw. It takes the log's origin as the
/// first record names it, nothing of an empty log.
package typealias SignerSource = @Sendable (_ origin: String?) throws -> NoteSigner

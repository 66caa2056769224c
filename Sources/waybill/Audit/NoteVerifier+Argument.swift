import ArgumentParser
import Transparency

extension NoteVerifier: ExpressibleByArgument {
  /// Reads a verifier key as people hand it around.
  package init?(argument: String) {
    do throws(TransparencyError) {
      try self.init(vkey: argument)
    } catch {
      return nil
    }
  }
}

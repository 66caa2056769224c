import Foundation
import Hummingbird
import Logging
import NIOCore

/// What the sandbox knows of a request besides the request.
struct SandboxContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection it came over.
  let channel: any Channel
  /// What is to become of the import that it submits.
  var importFate = ImportFate.completes

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// A part of the path, its percent encoding undone.
  func parameter(_ name: String) throws(APIError) -> String {
    guard let text = parameters.get(name)?.removingPercentEncoding else { throw .routeMissing }
    return text
  }

  /// A part of the path that must be an identifier.
  func identifier(_ name: String) throws(APIError) -> Int {
    guard let number = Int(try parameter(name)) else {
      throw .invalidParameter("\(name) should be type number")
    }
    return number
  }
}

import Hummingbird

/// What is known of a request while it is answered.
struct ConsoleContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The browser that asks; nothing before it is signed in.
  var browser: SignedIn?

  /// Forms are short.
  let maxUploadSize = 16 * 1024

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
  }
}

import Hummingbird

extension ConsoleServer {
  /// Lets a browser in, and sends it on to an address without the token.
  func signIn(_ request: Request) async throws -> Response {
    let token = request.uri.queryParameters["token"].map(String.init) ?? ""
    guard let browser = await desk.redeem(token) else { throw ConsoleError.linkUsed }
    var response = Self.redirect(to: "/")
    response.setCookie(Cookies.signIn(browser.id, isSecure: isSecure))
    return response
  }

  /// Signs a browser out.
  func signOut(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    _ = try await Form(request, from: browser, upTo: context.maxUploadSize)
    await desk.signOut(browser.id)
    var response = Self.redirect(to: "/")
    response.setCookie(Cookies.signOut(isSecure: isSecure))
    return response
  }

  /// Keeps the language that a reader chose, and shows the page again.
  func keep(_ request: Request, _ context: ConsoleContext) async throws -> Response {
    guard let browser = context.browser else { throw ConsoleError.signInNeeded }
    let form = try await Form(request, from: browser, upTo: context.maxUploadSize)
    guard let language = form["language"].flatMap(Language.init) else {
      throw ConsoleError.unusableFilter(name: "language")
    }
    // Only to a page of this console, whatever a form says.
    // Browsers take a backslash for a slash, and two slashes for the beginning of another host.
    let back =
      form["back"].flatMap { text in
        text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("\\") ? text : nil
      } ?? "/"
    var response = Self.redirect(to: back)
    response.setCookie(Cookies.language(language, isSecure: isSecure))
    return response
  }
}

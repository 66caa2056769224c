import Domain
import Sandbox
import Testing

/// A request that goes wrong on its way, and what has to come of it.
struct NetworkFault: CustomTestStringConvertible {
  /// Whether a batch is in doubt where its request meets the fault.
  enum Doubt {
    case never, always
    /// Where the client had begun to send the batch as the connection went.
    case maybe
  }

  /// What goes wrong.
  let name: String
  /// Which requests, each of which meets it.
  let routes: [FaultRoute]
  /// Which of them, counted from 1.
  let occurrences: ClosedRange<Int>
  /// How Sendinblue goes wrong.
  let fault: Fault
  /// Whether the batch is in doubt.
  let doubt: Doubt
  /// Why the run fails, where the process lives and the fault ends the run.
  let end: RunFailure?

  var testDescription: String {
    "\(name) (\(routes.map(\.rawValue).joined(separator: ", ")))"
  }

  /// The fault as a part of what the sandbox does.
  var script: FaultScript {
    FaultScript(routes.map { .init($0, occurrences: occurrences, fault) })
  }

  /// Whether the client has to give up waiting.
  var isSilent: Bool {
    switch fault {
    case .hangBeforeHandling, .hangAfterHandling: true
    case .respond, .respondAfterHandling, .dropBeforeHandling, .dropAfterHandling,
      .resetBeforeBody, .resetAfterHandling, .breakOff, .delay, .processNeverEnds, .processFails:
      false
    }
  }

  /// Whether the runner has to give up waiting for an import, on a clock of its own.
  var isEndless: Bool { if case .processNeverEnds = fault { true } else { false } }

  /// Names a fault.
  init(
    _ name: String, _ routes: [FaultRoute], _ occurrences: ClosedRange<Int>, _ fault: Fault,
    _ doubt: Doubt = .never, ending end: RunFailure? = nil
  ) {
    self.name = name
    self.routes = routes
    self.occurrences = occurrences
    self.fault = fault
    self.doubt = doubt
    self.end = end
  }

  /// What any request can meet.
  private static let manners: [(name: String, fault: Fault, doubt: Doubt)] = [
    ("reset before the body is taken", .resetBeforeBody, .maybe),
    ("reset after it was acted on", .resetAfterHandling, .always),
    ("closed before it was acted on", .dropBeforeHandling, .always),
    ("closed after it was acted on", .dropAfterHandling, .always),
    ("half an answer", .breakOff, .always),
    ("no answer, not acted on", .hangBeforeHandling, .always),
    ("no answer, acted on", .hangAfterHandling, .always),
    ("HTML and 200", .respond(status: 200, body: "<html>", contentType: "text/html"), .always),
    ("HTML and 503", .respond(status: 503, body: "<html>", contentType: "text/html"), .always),
    (
      "429 with headers",
      .respond(
        status: 429, body: #"{"code":"too_many_requests","message":"Too many requests"}"#,
        headers: [
          "x-sib-ratelimit-limit": "100", "x-sib-ratelimit-remaining": "0",
          "x-sib-ratelimit-reset": "7",
        ]), .never
    ),
    ("429 without headers", .respond(status: 429, body: ""), .never),
    ("500", .respond(status: 500, body: #"{"message":"internal"}"#), .always),
    ("502", .respond(status: 502, body: "bad gateway", contentType: "text/plain"), .always),
    ("524, acted on all the same", .respondAfterHandling(status: 524, body: "<html>"), .always),
  ]

  /// The questions that every run asks.
  private static let questions: [FaultRoute] = [.list, .attributes, .processes, .process]

  /// Every manner at every request that a run makes.
  ///
  /// At all questions of one run, and at the second import of another, which is neither the first
  /// nor the last.
  static let everywhere: [NetworkFault] = manners.flatMap { manner -> [NetworkFault] in
    [
      NetworkFault(manner.name, questions, 1...1, manner.fault),
      NetworkFault(manner.name, [.imports], 2...2, manner.fault, manner.doubt),
    ]
  }

  /// The manners at questions that a dying process is tried with.
  ///
  /// Nothing is recorded of a question: whatever its answer was, the process leaves the same.
  private static let dyingAtQuestions: Set<String> = ["half an answer", "no answer, acted on"]

  /// Those of the above that a dying process tells apart.
  static let everywhereDying: [NetworkFault] = manners.flatMap { manner -> [NetworkFault] in
    let cell = NetworkFault(manner.name, [.imports], 2...2, manner.fault, manner.doubt)
    guard dyingAtQuestions.contains(manner.name) else { return [cell] }
    return [cell] + questions.map { NetworkFault(manner.name, [$0], 1...1, manner.fault) }
  }

  /// Every manner as people are taken off the list, and as the list is read for them.
  static let ofRemovals = manners.map { manner in
    NetworkFault(manner.name, [.removal, .members], 1...1, manner.fault, manner.doubt)
  }

  /// Those of the above that a dying process tells apart.
  static let ofRemovalsDying = manners.flatMap { manner -> [NetworkFault] in
    let cell = NetworkFault(manner.name, [.removal], 1...1, manner.fault, manner.doubt)
    guard dyingAtQuestions.contains(manner.name) else { return [cell] }
    return [cell, NetworkFault(manner.name, [.members], 1...1, manner.fault)]
  }

  private static let missing = Fault.respond(
    status: 404, body: #"{"code":"invalid_parameter","message":"processId is invalid"}"#)

  /// What only some requests can meet.
  static let particular: [NetworkFault] = [
    NetworkFault(
      "202 with a process that is not there", [.imports], 2...2,
      .respondAfterHandling(status: 202, body: #"{"processId":4711}"#), ending: .importFailed),
    NetworkFault(
      "202 with the process of another import", [.imports], 2...2,
      .respondAfterHandling(status: 202, body: #"{"processId":1}"#), .always),
    NetworkFault("never ends", [.imports], 2...2, .processNeverEnds, ending: .importFailed),
    NetworkFault("fails", [.imports], 2...2, .processFails, ending: .importFailed),
    NetworkFault("vanishes", [.process], 2...2, missing, ending: .importFailed),
    NetworkFault(
      "fails whenever asked", [.list], 1...5, .respond(status: 500, body: ""), ending: .gaveUp),
    NetworkFault(
      "fails whenever asked", [.imports], 2...6, .respond(status: 500, body: ""), .always,
      ending: .gaveUp),
    NetworkFault(
      "accepts and says 524 whenever asked", [.processes], 1...5,
      .respond(status: 524, body: "<html>"), ending: .gaveUp),
    NetworkFault("fails whenever asked", [.process], 1...5, .dropBeforeHandling, ending: .gaveUp),
  ]
}

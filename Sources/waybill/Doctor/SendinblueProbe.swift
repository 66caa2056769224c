import Domain
import Ledger
import Sendinblue
import Vault

/// Asks Sendinblue about one connection: each question once, one after the other.
struct SendinblueProbe: Sendable {
  /// With the attributes, as many requests as every plan takes in a second.
  static let mostLists = 8
  /// After so long no further question is asked.
  private static let patience = Duration.seconds(30)
  private static let timeouts = Timeouts(
    connect: .seconds(5), idle: .seconds(10), total: .seconds(10))

  /// The API key, as it lies in the vault.
  let key: Secret
  /// Where the API is.
  let baseURL: String
  /// The lists to ask for.
  let lists: [Int64]
  /// Whether to ask for the attributes.
  let wantsAttributes: Bool
  /// Our clock.
  let surroundings: Surroundings

  /// Asks.
  ///
  /// - Returns: What was said; what went wrong is part of it.
  /// - Throws: What closing the connections throws.
  func run() async throws -> ProbeAnswers {
    let key: APIKey
    let address: BaseURL
    do throws(SendinblueError) {
      key = try self.key.withExposed { bytes throws(SendinblueError) in
        try APIKey(String(decoding: bytes, as: UTF8.self))
      }
      address = try BaseURL(baseURL)
    } catch {
      return ProbeAnswers(account: .failure(error), gap: Self.unanswered)
    }
    return try await withSendinblue(key, at: address, timeouts: Self.timeouts) { client in
      await ask(client)
    }
  }

  private static let unanswered = "Sendinblue could not be asked: see the connection's account."

  private func ask(_ client: SendinblueClient) async -> ProbeAnswers {
    let deadline = ContinuousClock.now + Self.patience
    var answers = ProbeAnswers()
    do throws(SendinblueError) {
      let asked = surroundings.now
      let answer = try await client.account()
      answers.account = .success(answer.value)
      answers.clock = answer.date.map { date in
        ServerClock(
          asked: asked, answered: surroundings.now,
          shown: Timestamp(milliseconds: date.seconds * 1000))
      }
      answers.note(answer.rateLimit)
    } catch {
      answers.account = .failure(error)
      answers.gap = Self.unanswered
      return answers
    }
    do throws(SendinblueError) {
      if wantsAttributes {
        let answer = try await client.attributes()
        answers.attributes = Set(answer.value.filter(\.isFillable).map(\.name))
        answers.note(answer.rateLimit)
      }
      for list in lists.prefix(Self.mostLists) {
        guard ContinuousClock.now < deadline else {
          answers.gap = "Sendinblue answers so slowly that it was not asked."
          return answers
        }
        answers.lists[list] = try await self.answer(to: list, from: client, &answers)
      }
    } catch {
      answers.gap = error.description
    }
    if answers.gap == nil, lists.count > Self.mostLists {
      answers.gap = "No more than \(Self.mostLists) lists of a connection are asked for at once."
    }
    return answers
  }

  private func answer(
    to list: Int64, from client: SendinblueClient, _ answers: inout ProbeAnswers
  ) async throws(SendinblueError) -> ListAnswer {
    do throws(SendinblueError) {
      let answer = try await client.list(list)
      answers.note(answer.rateLimit)
      return answer.value.isDynamic
        ? .dynamic(name: answer.value.name) : .found(name: answer.value.name)
    } catch {
      if case .notFound = error { return .missing }
      throw error
    }
  }
}

extension ProbeAnswers {
  /// Keeps the limit that is nearest to being reached; one that ends within seconds is reached by
  /// these very questions, and means nothing.
  fileprivate mutating func note(_ limit: RateLimit?) {
    guard let limit, limit.resetAfter > .seconds(2), limit.limit > 0 else { return }
    if let known = rateLimit, known.remaining * limit.limit <= limit.remaining * known.limit {
      return
    }
    rateLimit = limit
  }
}

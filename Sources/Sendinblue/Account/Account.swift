/// The Sendinblue account that an API key opens.
package struct Account: Sendable, Hashable {
  /// The company the account is for, as its owner wrote it.
  package let companyName: String

  /// The plan's name, such as `Starter`, or its types, such as `payAsYouGo, sms`.
  ///
  /// No field of the API states how many contacts a plan allows.
  package let plan: String
}

extension Account: Decodable {
  private enum CodingKeys: CodingKey {
    case companyName
    case plan
    case planVerticals
  }

  private struct Plan: Decodable {
    let type: String
  }

  private struct PlanVertical: Decodable {
    let planCategory: String?
    let name: String?
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let name = try fields.decode(String.self, forKey: .companyName)
    let plans = try fields.decode([Plan].self, forKey: .plan)
    let verticals = try fields.decodeIfPresent([PlanVertical].self, forKey: .planVerticals) ?? []
    let marketing = verticals.first { $0.planCategory == "Marketing" }?.name
    let types = plans.map(\.type).joined(separator: ", ")
    companyName = DisplayText.clean(name, limit: 200)
    plan = DisplayText.clean(marketing ?? types, limit: 100)
  }
}

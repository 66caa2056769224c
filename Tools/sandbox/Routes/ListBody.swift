/// A list as the API shows it.
struct ListBody: Encodable {
  let id: Int
  let name: String
  let folderId: Int
  let uniqueSubscribers: Int
  // These two are being dropped by the API, and are 0 until then.
  let totalSubscribers = 0
  let totalBlacklisted = 0
  let createdAt: String?
  let dynamicList: Bool?
  let campaignStats: [String]?

  /// A list among others.
  init(_ list: ContactList) {
    self.init(list, isDetail: false)
  }

  /// A list by itself, which shows more of it.
  init(detailOf list: ContactList) {
    self.init(list, isDetail: true)
  }

  private init(_ list: ContactList, isDetail: Bool) {
    id = list.id
    name = list.name
    folderId = list.folderID
    uniqueSubscribers = list.members.count
    createdAt = isDetail ? Timestamp.text(list.createdAt) : nil
    dynamicList = isDetail ? list.isDynamic : nil
    campaignStats = isDetail ? [] : nil
  }
}

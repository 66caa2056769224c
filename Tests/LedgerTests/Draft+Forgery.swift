import EventLog

extension Draft {
  /// The draft with some of it changed; another type is another event, with an identity of its own.
  func with(
    type: String? = nil, subject: String? = nil, time: String? = nil, actor: String? = nil,
    data: [UInt8]? = nil
  ) -> Draft {
    let name = type?.split(separator: ".").dropLast().last
    return Draft(
      id: type == nil ? id : String(id.reversed()), source: source, type: type ?? self.type,
      subject: subject ?? self.subject, time: time ?? self.time,
      dataschema: name.map { "urn:waybill:schema:event:\($0):v1" } ?? dataschema,
      actor: actor ?? self.actor, causationID: causationID, correlationID: correlationID,
      data: data ?? self.data)
  }
}

/// What a model says of one entity.
///
/// Of the model's keys only those that matter are looked at: Customer Insights itself leaves out
/// required ones and adds its own.
struct CDMEntity {
  /// One of the files that hold the rows, in the order in which they are read.
  struct Partition {
    let name: String
    let location: String
    let dialect: CSVDialect
  }

  /// The names of the columns, in their order.
  let attributes: [String]
  /// The attribute that the model says identifies a customer.
  let primaryKey: String?
  let partitions: [Partition]

  /// Finds an entity in a model.
  ///
  /// - Parameters:
  ///   - name: the entity's name.
  ///   - model: the model.
  /// - Throws: ``ModelFlaw``.
  init(_ name: String, in model: JSONValue) throws(ModelFlaw) {
    guard let entities = model["entities"]?.elements else {
      throw .misshapen(place: "\"entities\"", expected: "a list")
    }
    guard let entity = entities.first(where: { $0["name"]?.text == name }) else {
      throw .unknownEntity(name, known: entities.compactMap { $0["name"]?.text })
    }
    if entity["$type"]?.text == "ReferenceEntity"
      || entity["attributes"] == nil && entity["modelId"] != nil
    {
      throw .referenceEntity(name)
    }
    attributes = try CDMEntity.attributes(of: entity, named: name)
    primaryKey = CDMEntity.annotation("c360:PrimaryKey", of: entity)
    guard let partitions = entity["partitions"] else { throw .schemaOnly(name) }
    guard let partitions = partitions.elements else {
      throw .misshapen(place: "\"partitions\" of \"\(name)\"", expected: "a list")
    }
    guard !partitions.isEmpty else { throw .schemaOnly(name) }
    var found: [Partition] = []
    for (index, partition) in partitions.enumerated() {
      found.append(try Partition(partition, number: index + 1, columns: attributes))
    }
    self.partitions = found
  }

  private static func attributes(
    of entity: JSONValue, named name: String
  ) throws(ModelFlaw) -> [String] {
    guard let attributes = entity["attributes"]?.elements, !attributes.isEmpty else {
      throw .misshapen(place: "\"attributes\" of \"\(name)\"", expected: "a list of attributes")
    }
    var names: [String] = []
    var seen: Set<String> = []
    for (index, attribute) in attributes.enumerated() {
      guard let text = attribute["name"]?.text, !text.isEmpty else {
        throw .misshapen(
          place: "attribute \(index + 1) of \"\(name)\"", expected: "an attribute with a name")
      }
      guard seen.insert(text).inserted else { throw .repeatedAttribute(text) }
      names.append(text)
    }
    return names
  }

  private static func annotation(_ name: String, of entity: JSONValue) -> String? {
    entity["annotations"]?.elements?.first { $0["name"]?.text == name }?["value"]?.text
  }
}

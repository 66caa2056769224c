import ArgumentParser

/// What people may demand of whoever exports their data.
struct SubjectGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subject",
    abstract: "Keep people who object out of every later run, or erase them.",
    discussion: """
      Examples:
        waybill subject suppress
        waybill subject suppress --email-file address.txt --reason "objection by letter"
        waybill subject erase --email-file address.txt
        waybill subject list

      A person is known by the pseudonym that the ledger's key makes of their address, and by nothing \
      else. What left of them so far, waybill audit subject tells.
      """,
    subcommands: [SubjectSuppress.self, SubjectRelease.self, SubjectErase.self, SubjectList.self])
}

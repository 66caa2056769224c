import ArgumentParser

/// The Sendinblue accounts that exports may go to.
struct ConnectionGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "connection", abstract: "Connect Sendinblue accounts, and say who may use them.",
    discussion: """
      Examples:
        waybill connection add Brevo
        waybill connection consent-text
        waybill connection add Brevo --agree 2026-11.en --api-key-file key.txt --share
        waybill connection list
        waybill connection rotate-key Brevo
        waybill connection remove Brevo

      `add` takes all steps of a connection; each step can also be taken alone: create, \
      accept-consent, establish, add-export-user, save.
      """,
    subcommands: [
      ConnectionAdd.self, ConnectionCreate.self, ConnectionConsentText.self,
      ConnectionAcceptConsent.self, ConnectionEstablish.self, ConnectionAddExportUser.self,
      ConnectionSave.self, ConnectionList.self, ConnectionShow.self, ConnectionShare.self,
      ConnectionUnshare.self, ConnectionRequireApproval.self, ConnectionWaiveApproval.self,
      ConnectionRename.self, ConnectionRotateKey.self,
      ConnectionWithdrawConsent.self, ConnectionRemove.self,
    ])
}

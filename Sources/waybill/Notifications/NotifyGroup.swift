import ArgumentParser

/// Who is told when exports fail.
struct NotifyGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify", abstract: "Tell a webhook when destinations fail and work again.",
    discussion: """
      Examples:
        waybill notify
        waybill notify set https://hooks.example.com/waybill
        waybill notify test
        waybill notify off

      Each change of a destination's condition is told once, by whichever process ran it: that it \
      fails, that its schedule was paused, that it works again. A message that cannot be delivered \
      changes no run's outcome and is told again with the destination's next run. Messages follow \
      CloudEvents 1.0 and are signed by Standard Webhooks 1.0.0; they hold names, reasons and \
      advice, and nothing of a profile.
      """,
    subcommands: [NotifyShow.self, NotifySet.self, NotifyTest.self, NotifyOff.self],
    defaultSubcommand: NotifyShow.self)
}

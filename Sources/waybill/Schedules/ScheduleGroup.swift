import ArgumentParser

/// When refreshes are due.
struct ScheduleGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Say when all destinations are exported by themselves.",
    discussion: """
      Examples:
        waybill schedule set --daily --at 06:00 --time-zone Europe/Berlin
        waybill schedule set --weekly --day mon,thu --at 06:00 --at 18:00
        waybill schedule
        waybill schedule off

      What is due is performed by `waybill daemon` at its time, or by `waybill refresh` at once. \
      A destination can have times of its own: see `waybill destination schedule`.
      """,
    subcommands: [ScheduleSet.self, ScheduleShow.self, ScheduleOff.self],
    defaultSubcommand: ScheduleShow.self)
}

import ArgumentParser
import Domain

/// Who may command the ledger.
struct UserGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user", abstract: "Let people in, give them roles and keys, let them go.",
    discussion: """
      Examples:
        waybill user add "Carla Diaz" --role contributor --public-key carla.pub
        waybill user role "Carla Diaz" administrator
        waybill user rotate-key --public-key new.pub
        waybill user deactivate "Carla Diaz"
        waybill user list

      A viewer sees configuration and outcomes; a contributor also defines segments and manages \
      destinations over shared connections; an administrator does everything; an auditor reads the \
      whole audit and changes nothing.
      """,
    subcommands: [
      UserAdd.self, UserRole.self, UserRotateKey.self, UserDeactivate.self, UserList.self,
    ])
}

extension Role: ExpressibleByArgument {}

/// What the doctor looks at, by the names that it prints.
package enum Check: String, CaseIterable, Encodable, Sendable {
  /// The settings, and the file that they come from.
  case settings
  /// The environment, beside the settings.
  case environment
  /// This program and what it is built on.
  case program
  /// The time zones that it knows.
  case timeZones = "time-zones"
  /// Whom files are open to.
  case permissions
  /// Room for the log to grow.
  case disk
  /// Whether the log can be read and appended to.
  case log
  /// Whether the views follow from the log.
  case views
  /// Whether the vault opens.
  case vault
  /// Whether the log's signing key is there, and its own.
  case signingKey = "signing-key"
  /// Whether the manifests open.
  case manifests
  /// The machine's clock.
  case clock
  /// Whether a connection is finished.
  case setup
  /// Whether its consent is in force.
  case consent
  /// Whether its exports run under somebody's authority.
  case exportUser = "export-user"
  /// Whether the vault holds its API key, and since when that is in use.
  case apiKey = "api-key"
  /// Whether Sendinblue takes the key, and for which account.
  case account
  /// How many more requests Sendinblue takes.
  case rateLimit = "rate-limit"
  /// Whether somebody is there to approve plans, and what is approved.
  case approval
  /// Whether a destination's runs come to what they should.
  case condition
  /// Whether its segments can be read and have its fields.
  case segments
  /// Whether its list can still be imported to.
  case list
  /// Whether the account still has its attributes.
  case attributes
  /// When refreshes are due.
  case schedule
  /// Whether anybody keeps to the schedules.
  case keeper
  /// Whether what has begun is being performed.
  case work
  /// Whether whoever is to be told was told.
  case notifications
}

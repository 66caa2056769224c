import Testing

/// Everything that goes wrong with a run, one cell a fault and a fate of the process.
///
/// After each cell the whole ledger is verified, the run has come to its end, or a new one has where
/// the fault ends a run, and what Sendinblue has is held against a plain list of the source's rows.
@Suite("The fault table", .tallied, .tags(.slow), .timeLimit(.minutes(30)))
enum FaultTable {}

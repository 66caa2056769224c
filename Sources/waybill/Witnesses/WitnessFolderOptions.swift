import ArgumentParser

/// Where a witness's key and memory are.
struct WitnessFolderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The witness's folder.",
      discussion: "Default: $XDG_DATA_HOME/waybill-witness or ~/.local/share/waybill-witness.",
      valueName: "dir"), completion: .directory)
  var folder: String?

  /// The folder, an absolute path.
  func path(_ paths: Paths) -> String { folder.map { paths.absolute($0) } ?? paths.witness }
}

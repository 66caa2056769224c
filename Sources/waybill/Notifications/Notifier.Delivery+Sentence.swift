import Domain
import Runner

extension Notifier.Delivery {
  /// What telling came to, in a sentence.
  var sentence: String {
    switch self {
    case .delivered(let notice):
      "Told the webhook that “\(notice.name)” is \(notice.condition.rawValue)."
    case .failed(let notice, let reason):
      "The webhook could not be told that “\(notice.name)” is \(notice.condition.rawValue):"
        + " \(reason)"
    }
  }
}

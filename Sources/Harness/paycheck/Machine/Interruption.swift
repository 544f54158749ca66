import Dispatch
import Foundation
import Synchronization

/// Ctrl-C, taken as a wish to stop soon and to hear what was found so far.
///
/// The signal source is only made and kept here, never touched again, so sharing it is safe.
final class Interruption: Sendable {
    private let flag = Atomic<Bool>(false)
    nonisolated(unsafe) private let source: any DispatchSourceSignal

    /// From here on SIGINT only sets the flag; a second one ends the process at once.
    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        let flag = self
        source.setEventHandler {
            if flag.isRequested { exit(130) }
            flag.request()
        }
        source.resume()
    }

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    private func request() { flag.store(true, ordering: .relaxed) }
}

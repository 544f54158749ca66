import Foundation
import PaymentsDomain
import PaymentsPorts

/// The machine's clock.
///
/// It can step back when the machine's time is corrected, as any wall clock can.
package struct SystemWallClock: WallClock {
    package init() {}

    package var now: Timestamp {
        Timestamp(milliseconds: Int((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

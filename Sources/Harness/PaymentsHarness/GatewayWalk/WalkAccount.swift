import GatewaySimulators
import SimulationCore

/// An account a walk goes through: the ordinary one, or one whose provider behaves in another way.
///
/// Some states can only be reached where the provider is set to; a long walk goes through all of
/// these accounts, one after another, and half of it through the ordinary one.
struct WalkAccount {
    let name: String
    /// The share of the walk, relative to the other accounts.
    let share: Int
    /// When the account's balance can be held against the sum of its books.
    var balances = BookWatch.BalanceCheck.atRest
    let open: (UInt64) -> any GatewaySimulator

    static func all(of provider: GatewayWalk.Provider) -> [WalkAccount] {
        switch provider {
        case .stripe:
            [
                stripe("ordinary", share: 4) { _ in },
                stripe("refunds take a while, and funds are announced", share: 1) { settings in
                    settings.refundStatus = .pendingThenSucceeded(after: .minutes(5))
                    settings.announcesAvailability = true
                },
                stripe("bounced refunds stay refunded", share: 1) { settings in
                    settings.failedRefundRestoresCharge = false
                },
                stripe("before 2022-11-15", share: 1) { settings in
                    settings.apiVersion = "2022-08-01"
                },
            ]
        case .razorpay:
            [
                razorpay("ordinary", share: 4) { _ in },
                razorpay("refunds take a while", share: 1) { settings in
                    settings.refundOutcome = .pendingThenProcessed
                },
                razorpay("refunds fail, and instant ones are slow", share: 1) { settings in
                    settings.refundOutcome = .pendingThenFailed
                    settings.instantRefundOutcome = .fallsBackToNormal
                },
                razorpay("captures are asked for", share: 1) { settings in
                    settings.captureMode = .manual
                    settings.refusesRepeatedOrderReceipts = true
                },
                razorpay("little money", share: 1) { settings in
                    settings.openingBalance = 0
                    settings.showsUnrequestedSpeed = false
                },
            ]
        }
    }

    /// The accounts of walks that watch the books.
    static func watched(of provider: GatewayWalk.Provider) -> [WalkAccount] {
        var first: WalkAccount
        switch provider {
        case .stripe:
            first = stripe("captures reach the balance at once", share: 1) { settings in
                settings.balanceTransactionDelay = .zero
                settings.pendingRefundLife = .zero
            }
        case .razorpay: first = razorpay("ordinary", share: 1) { _ in }
        }
        first.balances = .always
        let second =
            switch provider {
            case .stripe: stripe("ordinary", share: 1) { _ in }
            case .razorpay:
                razorpay("refunds fail", share: 1) { settings in
                    settings.refundOutcome = .pendingThenFailed
                }
            }
        return [first, second]
    }

    private static func stripe(
        _ name: String, share: Int, _ change: @escaping (inout StripeSettings) -> Void
    ) -> WalkAccount {
        WalkAccount(name: name, share: share) { seed in
            var settings = StripeSettings()
            change(&settings)
            return StripeSimulator(settings: settings, seed: seed)
        }
    }

    private static func razorpay(
        _ name: String, share: Int, _ change: @escaping (inout RazorpaySettings) -> Void
    ) -> WalkAccount {
        WalkAccount(name: name, share: share) { seed in
            var settings = RazorpaySettings()
            change(&settings)
            return RazorpaySimulator(settings: settings, seed: seed)
        }
    }
}

import JSONModel
import PaymentsDomain
import PaymentsPorts

extension StripeGateway {
    package func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        let created = Self.created(since, margin: false)
        var activities: [ProviderActivity] = []
        let intents =
            "/v1/payment_intents?\(created)"
            + "&expand%5B%5D=data.latest_charge.balance_transaction"
        if let reason = await read(intents, into: &activities, as: Self.paymentActivity) {
            return .unknown(reason)
        }
        if let reason = await read(
            "/v1/refunds?\(created)", into: &activities, as: Self.refundActivity)
        {
            return .unknown(reason)
        }
        return .found(activities)
    }

    /// Reads a whole list; gives the reason when it cannot be had whole.
    private func read(
        _ path: String, into activities: inout [ProviderActivity],
        as activity: (JSONValue) -> ProviderActivity
    ) async -> String? {
        var pages = StripePages(
            connection, path: path, maximumPages: Self.maximumActivityPages)
        while true {
            switch await pages.next() {
            case .items(let items): for item in items { activities.append(activity(item)) }
            case .end: return nil
            case .missing: return "the list is missing"
            case .failed(let reason): return reason
            }
        }
    }

    private static func paymentActivity(_ json: JSONValue) -> ProviderActivity {
        let reading = StripeIntentReading(json)
        do throws(UnreadableObject) {
            return .payment(reading.paymentID, try reading.snapshot())
        } catch {
            return .irrelevant(type: error.description)
        }
    }

    private static func refundActivity(_ json: JSONValue) -> ProviderActivity {
        let reading = StripeRefundReading(json)
        guard reading.belongsToIntent else { return .irrelevant(type: "refund of a charge") }
        do throws(UnreadableObject) {
            return .refund(reading.paymentID, try reading.snapshot())
        } catch {
            return .irrelevant(type: error.description)
        }
    }
}

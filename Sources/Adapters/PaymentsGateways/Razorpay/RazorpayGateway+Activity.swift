import JSONModel
import PaymentsDomain
import PaymentsPorts

extension RazorpayGateway {
    static let maximumActivityPages = 200
    /// The bounds Razorpay accepts for `from` and `to`, in seconds since 1970.
    static let listableSeconds = 946_684_800...4_765_046_400

    package func activity(since: Timestamp) async -> GatewayFinding<[ProviderActivity]> {
        let bounds = Self.listableSeconds
        let from = min(max(since.milliseconds / 1000, bounds.lowerBound), bounds.upperBound)
        let span = "from=\(from)&to=\(bounds.upperBound)&"
        var payments: [JSONValue] = []
        if let reason = await read("/v1/payments?\(span)", into: &payments) {
            return .unknown(reason)
        }
        var refunds: [JSONValue] = []
        if let reason = await read("/v1/refunds?\(span)", into: &refunds) {
            return .unknown(reason)
        }
        var uncaptured: Set<String> = []
        for json in payments {
            let reading = RazorpayPaymentReading(json)
            if let id = reading.id, reading.wasCaptured == false { uncaptured.insert(id) }
        }
        // The refund of a payment never captured is how Razorpay lets a hold go; the payment itself
        // says so already, and no money of ours moved.
        let ours = refunds.filter { json in
            guard let id = RazorpayRefundReading(json).paymentTransactionID else { return true }
            return !uncaptured.contains(id)
        }
        return .found(payments.map(Self.paymentActivity) + ours.map(Self.refundActivity))
    }

    /// Reads a whole list; gives the reason when it cannot be had whole.
    private func read(_ path: String, into items: inout [JSONValue]) async -> String? {
        var pages = RazorpayPages(
            connection, path: path, maximumPages: Self.maximumActivityPages)
        while true {
            switch await pages.next() {
            case .items(let page): items.append(contentsOf: page)
            case .end: return nil
            case .missing: return "the list is missing"
            case .failed(let reason): return reason
            }
        }
    }

    private static func paymentActivity(_ json: JSONValue) -> ProviderActivity {
        let reading = RazorpayPaymentReading(json)
        do throws(UnreadableObject) {
            return .payment(reading.paymentID, try reading.snapshot())
        } catch {
            return .irrelevant(type: error.description)
        }
    }

    private static func refundActivity(_ json: JSONValue) -> ProviderActivity {
        let reading = RazorpayRefundReading(json)
        do throws(UnreadableObject) {
            return .refund(reading.paymentID, try reading.snapshot())
        } catch {
            return .irrelevant(type: error.description)
        }
    }
}

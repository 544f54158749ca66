import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts

extension RazorpayGateway {
    static let maximumSearchPages = 20

    package func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> {
        if let id = query.transactionID { return await payment(id) }
        let receipt = PercentEncoding.encode(query.paymentID.text)
        var pages = RazorpayPages(
            connection, path: "/v1/orders?receipt=\(receipt)&",
            maximumPages: Self.maximumSearchPages)
        var payments: [JSONValue] = []
        while true {
            switch await pages.next() {
            case .items(let orders):
                for order in orders where order["receipt"]?.string == query.paymentID.text {
                    if let reason = await readPayments(of: order, into: &payments) {
                        return .unknown(reason)
                    }
                }
            case .end: return Self.decisive(payments)
            case .missing: return .unknown("the list of orders is missing")
            case .failed(let reason): return .unknown(reason)
            }
        }
    }

    func payment(_ id: TransactionID) async -> GatewayFinding<PaymentSnapshot> {
        let answer = await connection.ask(Self.path(of: id))
        switch answer {
        case .answered(let json): return Self.finding(RazorpayPaymentReading(json))
        case .refused(400, let error) where RazorpayRefusal(error).saysUnknownID: return .absent
        case .refused, .notSent, .unknown: return .unusable(answer)
        }
    }

    package func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        var pages = RazorpayPages(
            connection, path: Self.path(of: query.transactionID) + "/refunds?",
            maximumPages: Self.maximumSearchPages)
        var refunds: [RefundSnapshot] = []
        while true {
            switch await pages.next() {
            case .items(let items):
                do throws(UnreadableObject) {
                    for item in items { refunds.append(try RazorpayRefundReading(item).snapshot()) }
                } catch {
                    return .unknown(error.description)
                }
            case .end: return .found(refunds)
            case .missing: return .absent
            case .failed(let reason): return .unknown(reason)
            }
        }
    }

    /// Adds every payment of an order; gives the reason when they cannot be had.
    private func readPayments(of order: JSONValue, into payments: inout [JSONValue]) async
        -> String?
    {
        guard let id = order.filledText("id") else { return "an order without id" }
        let answer = await connection.ask("/v1/orders/\(PercentEncoding.encode(id))/payments")
        guard case .answered(let page) = answer, let items = page["items"]?.array else {
            return "the payments of order \(id) cannot be had"
        }
        payments.append(contentsOf: items)
        return nil
    }

    /// The newest payment that has not failed; where all have, the newest of those.
    private static func decisive(_ payments: [JSONValue]) -> GatewayFinding<PaymentSnapshot> {
        let readings = payments.map { RazorpayPaymentReading($0) }
        let alive = readings.filter { !$0.hasFailed }
        let newest = (alive.isEmpty ? readings : alive).max {
            $0.createdAtSeconds < $1.createdAtSeconds
        }
        return newest.map(finding) ?? .absent
    }

    private static func finding(
        _ reading: RazorpayPaymentReading
    ) -> GatewayFinding<PaymentSnapshot> {
        do throws(UnreadableObject) {
            return .found(try reading.snapshot())
        } catch {
            return .unknown(error.description)
        }
    }
}

import HTTPModel
import JSONModel
import PaymentsDomain
import PaymentsPorts

extension StripeGateway {
    /// How far back before the first send a search looks, for clocks that disagree.
    static let searchMarginSeconds = 300
    static let maximumSearchPages = 20
    static let maximumActivityPages = 200

    package func find(_ query: PaymentQuery) async -> GatewayFinding<PaymentSnapshot> {
        if let id = query.transactionID { return await intent(id) }
        var pages = StripePages(
            connection, path: "/v1/payment_intents?" + Self.created(query.startedAt, margin: true),
            maximumPages: Self.maximumSearchPages)
        while true {
            switch await pages.next() {
            case .items(let items):
                let ours = items.first { StripeIntentReading($0).paymentID == query.paymentID }
                guard let ours else { continue }
                guard let id = ours.filledText("id") else {
                    return .unknown("an intent without id")
                }
                return await listedIntent(TransactionID(id))
            case .end: return .absent
            case .missing: return .unknown("the list of intents is missing")
            case .failed(let reason): return .unknown(reason)
            }
        }
    }

    private func intent(_ id: TransactionID) async -> GatewayFinding<PaymentSnapshot> {
        let answer = await connection.ask(
            Self.path(of: id) + "?expand%5B%5D=latest_charge.balance_transaction")
        switch answer {
        case .answered(let json):
            do throws(UnreadableObject) {
                return .found(try StripeIntentReading(json).snapshot())
            } catch {
                return .unknown(error.description)
            }
        case .refused(404, let error) where error["code"]?.string == "resource_missing":
            return .absent
        case .refused, .notSent, .unknown: return .unusable(answer)
        }
    }

    /// The list has neither fee nor end of the hold, so the intent found there is asked for itself.
    private func listedIntent(_ id: TransactionID) async -> GatewayFinding<PaymentSnapshot> {
        let finding = await intent(id)
        if case .absent = finding { return .unknown("\(id.text) is listed but not to be had") }
        return finding
    }

    package func findRefunds(_ query: RefundQuery) async -> GatewayFinding<[RefundSnapshot]> {
        let intent = PercentEncoding.encode(query.transactionID.text)
        var pages = StripePages(
            connection, path: "/v1/refunds?payment_intent=\(intent)",
            maximumPages: Self.maximumSearchPages)
        var refunds: [RefundSnapshot] = []
        while true {
            switch await pages.next() {
            case .items(let items):
                do throws(UnreadableObject) {
                    for item in items { refunds.append(try StripeRefundReading(item).snapshot()) }
                } catch {
                    return .unknown(error.description)
                }
            case .end: return .found(refunds)
            case .missing: return .absent
            case .failed(let reason): return .unknown(reason)
            }
        }
    }

    /// The `created` filter from that moment on.
    static func created(_ moment: Timestamp, margin: Bool) -> String {
        let seconds = moment.milliseconds / 1000 - (margin ? searchMarginSeconds : 0)
        return "created%5Bgte%5D=\(max(0, seconds))"
    }
}

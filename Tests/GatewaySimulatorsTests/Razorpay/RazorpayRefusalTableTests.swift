import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

/// The moves that no account allows, each with the whole body that refuses it.
@Suite struct RazorpayRefusalTableTests {
    /// Where a payment stands before the move.
    enum Standing: String, CaseIterable, Sendable {
        case created, failed, authorized, captured, partlyRefunded, refunded, released
    }

    enum Move: Sendable {
        case capture(Int)
        case refund(Int)
    }

    static let notCapturable =
        "Only payments which have been authorized and not yet captured can be captured."
    static let notCaptured = "The payment status should be captured for action to be taken"

    @Test(
        arguments: [
            (Standing.created, Move.capture(50_000), notCapturable, nil),
            (.failed, .capture(50_000), notCapturable, nil),
            (.authorized, .capture(49_999), wrongAmount, "amount"),
            (.authorized, .capture(50_001), wrongAmount, "amount"),
            (.captured, .capture(50_000), "This payment has already been captured", "metadata"),
            (
                .partlyRefunded, .capture(30_000), "This payment has already been captured",
                "metadata"
            ),
            (.refunded, .capture(50_000), "This payment has already been captured", "metadata"),
            (
                .released, .capture(50_000),
                "The payment has already been either captured or voided.", nil
            ),
            (.created, .refund(100), notCaptured, nil),
            (.failed, .refund(100), notCaptured, nil),
            (.authorized, .refund(50_000), notCaptured, nil),
            (.captured, .refund(50_001), tooMuch, "amount"),
            (.captured, .refund(99), "The amount must be at least INR 1.00", "amount"),
            (
                .partlyRefunded, .refund(30_001),
                "The total refund amount is greater than the refund payment amount", nil
            ),
            (.refunded, .refund(100), "The payment has been fully refunded already.", nil),
            (.released, .refund(100), "The payment has been fully refunded already.", nil),
        ] as [(Standing, Move, String, String?)])
    func `an impossible move is refused in these words and changes nothing`(
        standing: Standing, move: Move, text: String, mark: String?
    ) {
        let account = RazorpayAccount()
        let id = Self.payment(standing, account)
        let before = account.get("/v1/payments/\(id)").body
        let entries = account.simulator.bookCount
        _ = account.eventTypes
        let answer =
            switch move {
            case .capture(let amount): account.capture(id, amount)
            case .refund(let amount): account.refund(id, amount)
            }
        #expect(answer.status == 400)
        #expect(answer.body == Self.refusal(text, mark, of: id))
        #expect(account.get("/v1/payments/\(id)").body == before)
        #expect(account.simulator.bookCount == entries)
        #expect(account.eventTypes == [])
    }

    @Test func `an unknown payment can be neither captured nor refunded`() {
        let account = RazorpayAccount()
        for answer in [
            account.capture("pay_AAAAAAAAAAAAA1", 100), account.refund("pay_AAAAAAAAAAAAA1", 100),
        ] {
            #expect(answer.status == 400)
            #expect(answer.body == Self.refusal("The id provided does not exist", "", of: ""))
        }
    }

    static let wrongAmount = "Capture amount must be equal to the amount authorized"
    static let tooMuch = "The refund amount provided is greater than amount captured."

    private static func payment(_ standing: Standing, _ account: RazorpayAccount) -> String {
        let id = account.payment(of: account.order())
        switch standing {
        case .created: break
        case .failed: account.act(id, "decline")
        case .authorized: account.act(id, "approve")
        case .captured, .partlyRefunded, .refunded:
            account.act(id, "approve")
            _ = account.capture(id, 50_000)
            if standing == .partlyRefunded { _ = account.refund(id, 20_000) }
            if standing == .refunded { _ = account.refund(id, 50_000) }
        case .released:
            account.act(id, "approve")
            account.wait(.days(3))
        }
        return id
    }

    /// A mark names the field at fault; `metadata` stands for the payment named there, and the
    /// empty text for a refusal by rule without a field.
    private static func refusal(_ text: String, _ mark: String?, of id: String) -> JSONValue {
        let byRule = mark != nil && mark != "metadata"
        var error = JSONObject()
        error["code"] = "BAD_REQUEST_ERROR"
        error["description"] = .string(text)
        error["source"] = byRule ? "business" : "NA"
        error["step"] = byRule ? "payment_initiation" : "NA"
        error["reason"] = byRule ? "input_validation_failed" : "NA"
        error["metadata"] =
            mark == "metadata" ? ["payment_id": .string(String(id.dropFirst(4)))] : [:]
        if let mark, byRule, !mark.isEmpty { error["field"] = .string(mark) }
        return ["error": .object(error)]
    }
}

import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayInstantSettlementTests {
    private static let request: JSONValue = [
        "amount": 200_000, "settle_full_balance": false, "description": "Need this now",
        "notes": ["k": "v"],
    ]

    @Test func `money on demand costs a fee and arrives soon`() {
        let account = RazorpayAccount(settles: true)
        let created = account.post("/v1/settlements/ondemand", Self.request)
        #expect(created.status == 200)
        #expect(created["entity"] == "settlement.ondemand")
        #expect(created["status"] == "initiated")
        #expect(created["amount_requested"] == 200_000)
        #expect(created["fees"] == 590)
        #expect(created["tax"] == 90)
        #expect(created["amount_pending"] == 199_410)
        #expect(created["amount_settled"] == 0)
        let payout = created["ondemand_payouts"]?["items"]?.array?[0]
        #expect(payout?["status"] == "created")
        #expect(payout?["utr"] == .null)
        #expect(account.availableBalance == 10_000_000_000 - 200_000)
        account.wait(.minutes(1))
        let path = "/v1/settlements/ondemand/\(created.id)"
        let processed = account.get(path + "?expand[]=ondemand_payouts")
        #expect(processed["status"] == "processed")
        #expect(processed["amount_settled"] == 199_410)
        #expect(processed["amount_pending"] == 0)
        #expect(
            processed["ondemand_payouts"]?["items"]?.array?[0]["amount_settled"] == 199_410)
        #expect(account.get(path)["ondemand_payouts"] == nil)
    }

    @Test func `a fee's tax is rounded in two halves, as the documented sample has it`() {
        let account = RazorpayAccount(settles: true)
        let created = account.post("/v1/settlements/ondemand", ["amount": 300_000])
        #expect(created["fees"] == 886)
        #expect(created["tax"] == 136)
    }

    @Test func `a reversed one gives everything back`() {
        let account = RazorpayAccount(settles: true) {
            $0.money.instantSettlementsAreReversed = true
        }
        let id = account.post("/v1/settlements/ondemand", Self.request).id
        account.wait(.minutes(1))
        let reversed = account.get("/v1/settlements/ondemand/\(id)")
        #expect(reversed["status"] == "reversed")
        #expect(reversed["amount_reversed"] == 200_000)
        #expect(reversed["fees"] == 0)
        #expect(account.availableBalance == 10_000_000_000)
        #expect(account.bookLines == ["payout 200000", "payout-failure 200000"])
    }

    @Test func `the full balance is taken whatever amount is named`() {
        let account = RazorpayAccount(settles: true) { $0.openingBalance = 70_000 }
        let created = account.post(
            "/v1/settlements/ondemand", ["amount": 5, "settle_full_balance": true])
        #expect(created["amount_requested"] == 70_000)
        #expect(account.availableBalance == 0)
    }

    @Test(
        arguments: [
            ([:], "The amount field is required."),
            (["amount": 99], "Minimum amount that can be settled is ₹ 1."),
            (["amount": "x"], "The amount must be an integer."),
            (
                ["amount": 100, "description": "a-b"], "The description format is invalid."
            ),
            (
                ["amount": 100, "description": "0123456789012345678901234567890"],
                "The description may not be greater than 30 characters."
            ),
            (["amount": 100, "speed": 1], "speed is/are not required and should not be sent"),
            (
                ["amount": 10_000_000_001],
                "Your account does not have enough balance to carry out the settlement."
            ),
        ] as [(JSONValue, String)])
    func `a bad request is refused`(body: JSONValue, text: String) {
        let answer = RazorpayAccount(settles: true).post("/v1/settlements/ondemand", body)
        #expect(answer.status == 400)
        #expect(answer.text == text)
    }

    @Test func `its twin is refused while the first is under way, and not afterwards`() {
        let account = RazorpayAccount(settles: true)
        _ = account.post("/v1/settlements/ondemand", Self.request)
        #expect(
            account.post("/v1/settlements/ondemand", Self.request).text
                == "Duplicate ondemand settlement request.")
        account.wait(.minutes(1))
        #expect(account.post("/v1/settlements/ondemand", Self.request).status == 200)
        #expect(account.get("/v1/settlements/ondemand").ids.count == 2)
    }

    @Test func `what was taken on demand is missing in the next settlement`() {
        let account = RazorpayAccount(settles: true) { $0.openingBalance = 0 }
        _ = account.capturedPayment(500_000)
        _ = account.post("/v1/settlements/ondemand", Self.request)
        account.wait(untilJanuary: 7, 5)
        let fee = 10_000 + 1800  // above the sum up to which a card's fee bears no tax
        #expect(
            account.get("/v1/settlements").items.map { $0["amount"] }
                == [JSONValue(500_000 - fee - 200_000)])
        #expect(account.availableBalance == 0)
        #expect(account.recon().items.map { $0["type"] } == ["payment", "adjustment"])
    }

    @Test func `an expansion that does not exist is refused`() {
        let answer = RazorpayAccount(settles: true).get("/v1/settlements/ondemand?expand[]=payouts")
        #expect(
            answer.text == "Value of each expand must be one of following types: ondemand_payouts")
        #expect(answer.error?["field"] == "expand.0")
    }
}

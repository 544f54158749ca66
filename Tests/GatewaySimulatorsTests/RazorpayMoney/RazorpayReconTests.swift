import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpayReconTests {
    @Test func `a settled payment's row has every column`() throws {
        let account = RazorpayAccount(settles: true)
        let order = account.order(with: JSONObject([.init(name: "receipt", value: "r-1")]))
        let payment = account.payment(of: order, notes: ["payment_id": "p-1"])
        account.act(payment, "approve")
        _ = account.capture(payment, 50_000)
        let captured = account.now.seconds
        account.wait(untilJanuary: 7, 5)
        let settlement = account.get("/v1/settlements").items[0]
        let expected: JSONValue = [
            "entity_id": .string(payment), "type": "payment", "debit": 0, "credit": 49_000,
            "amount": 50_000, "currency": "INR", "fee": 1000, "tax": 0, "on_hold": false,
            "settled": true, "created_at": JSONValue(captured),
            "settled_at": settlement["created_at"] ?? .null,
            "settlement_id": settlement["id"] ?? .null, "posted_at": .null,
            "credit_type": "default", "description": .null,
            "notes": #"{"payment_id":"p-1"}"#, "payment_id": .null,
            "settlement_utr": settlement["utr"] ?? .null, "order_id": .string(order),
            "order_receipt": "r-1", "method": "card", "card_network": "Visa",
            "card_issuer": .null, "card_type": "credit", "dispute_id": .null,
        ]
        #expect(try #require(account.recon().items.first) == expected)
    }

    @Test func `a refund's row is a debit that names its payment`() throws {
        let account = RazorpayAccount(settles: true)
        let payment = account.capturedPayment()
        let refund = account.refund(payment, 10_000).id
        account.wait(untilJanuary: 7, 5)
        let row = try #require(account.recon().items.last)
        #expect(row["entity_id"] == .string(refund))
        #expect(row["type"] == "refund")
        #expect(row["debit"] == 10_000)
        #expect(row["credit"] == 0)
        #expect(row["fee"] == 0)
        #expect(row["payment_id"] == .string(payment))
        #expect(row["notes"] == .null)
        #expect(row["method"] == "card")
    }

    @Test func `an instant refund's fee is within its own row`() throws {
        let account = RazorpayAccount(settles: true)
        let payment = account.capturedPayment()
        let refund = account.post(
            "/v1/payments/\(payment)/refund", ["amount": 20_000, "speed": "optimum"]
        ).id
        account.wait(untilJanuary: 7, 5)
        let row = try #require(
            account.recon().items.first { $0["entity_id"] == .string(refund) })
        #expect(row["amount"] == 20_000)
        #expect(row["fee"] == 708)
        #expect(row["tax"] == 108)
        #expect(row["debit"] == 20_708)
    }

    @Test func `an adjustment's row has no credit type and no payment`() throws {
        let account = RazorpayAccount(settles: true)
        let (_, dispute) = account.disputedPayment()
        _ = account.capturedPayment(90_000)
        _ = account.accept(dispute)
        account.wait(untilJanuary: 7, 5)
        let row = try #require(account.recon().items.first { $0["type"] == "adjustment" })
        #expect(row["entity_id"]?.string?.hasPrefix("adj_") == true)
        #expect(row["debit"] == 50_000)
        #expect(row["dispute_id"] == .string(dispute))
        #expect(row["credit_type"] == nil)
        #expect(row["payment_id"] == .null)
        #expect(row["description"] == "Debit for a lost dispute")
    }

    @Test func `the rows of a day add up to its settlement`() {
        let account = RazorpayAccount(settles: true)
        for amount in [10_000, 250_000, 77_700] {
            let payment = account.capturedPayment(amount)
            _ = account.refund(payment, 5000)
        }
        account.wait(untilJanuary: 7, 5)
        let rows = account.recon("year=2026&month=01&day=07").items
        let sum = rows.reduce(0) {
            $0 + ($1["credit"]?.integer ?? 0) - ($1["debit"]?.integer ?? 0)
        }
        #expect(rows.count == 6)
        #expect(account.get("/v1/settlements").items[0]["amount"] == JSONValue(sum))
    }

    @Test func `a row belongs to the day its settlement was made, in India`() {
        let account = RazorpayAccount(settles: true)
        account.wait(untilJanuary: 9, 19)  // the 10th in India, a second Saturday
        _ = account.capturedPayment()
        account.decide("settle", on: "account")
        #expect(account.recon("year=2026&month=1&day=9").items.count == 0)
        #expect(account.recon("year=2026&month=1&day=10").items.count == 1)
        #expect(account.recon("year=2026&month=2").items.count == 0)
        #expect(account.recon("year=2026&month=1&day=31").items.count == 0)
        #expect(account.recon("year=2026&month=2&day=31").items.count == 0)
    }

    @Test func `pages run through the rows of several settlements`() {
        let account = RazorpayAccount(settles: true)
        for _ in 0..<3 {
            _ = account.capturedPayment()
            _ = account.capturedPayment()
            account.decide("settle", on: "account")
        }
        let all = account.recon().items.map { $0["entity_id"] }
        #expect(all.count == 6)
        #expect(
            account.recon("year=2026&month=1&count=3&skip=1").items.map { $0["entity_id"] }
                == Array(all[1...3]))
        #expect(account.recon("year=2026&month=1&skip=5").body["count"] == 1)
    }

    @Test func `rows without a settlement are left out, unless the account shows them`() {
        for shows in [false, true] {
            let account = RazorpayAccount(settles: true) { $0.money.reconShowsUnsettled = shows }
            _ = account.capturedPayment()
            let rows = account.recon().items
            #expect(rows.count == (shows ? 1 : 0))
            guard shows else { continue }
            #expect(rows[0]["settled"] == false)
            #expect(rows[0]["settlement_id"] == .null)
            #expect(rows[0]["settled_at"] == .null)
        }
    }

    @Test(arguments: [
        ("month=1", "The year field is required.", "year"),
        ("year=26&month=1", "The year must be 4 digits.", "year"),
        ("year=2026", "The month field is required.", "month"),
        ("year=2026&month=13", "The month is not a valid month.", "month"),
        ("year=2026&month=x", "The month is not a valid month.", "month"),
        ("year=2026&month=1&day=111", "The day must be between 1 and 2 digits.", "day"),
        ("year=2026&month=1&count=0", "The count must be at least 1.", "count"),
        ("year=2026&month=1&count=1001", "The count may not be greater than 1000.", "count"),
    ])
    func `a bad period is refused by name`(query: String, text: String, field: String) {
        let answer = RazorpayAccount(settles: true).recon(query)
        #expect(answer.status == 400)
        #expect(answer.text == text)
        #expect(answer.error?["field"] == .string(field))
        #expect(answer.error?["reason"] == "input_validation_failed")
    }

    @Test func `notes can be shown as an object`() {
        let account = RazorpayAccount(settles: true) { $0.money.reconNotesAreObjects = true }
        let payment = account.authorizedPayment(notes: ["a": "b"])
        _ = account.capture(payment, 50_000)
        account.decide("settle", on: "account")
        #expect(account.recon().items.map { $0["notes"] } == [["a": "b"]])
    }
}

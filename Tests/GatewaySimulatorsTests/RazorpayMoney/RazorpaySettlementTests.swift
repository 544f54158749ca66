import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct RazorpaySettlementTests {
    @Test func `a domestic capture is settled at nine on the second working day after it`() {
        let account = RazorpayAccount(settles: true)
        _ = account.capturedPayment()  // Monday afternoon in India
        account.wait(untilJanuary: 7, 3, 29)
        #expect(account.get("/v1/settlements").items == [])
        account.wait(untilJanuary: 7, 3, 30)
        let settlement = account.get("/v1/settlements").items[0]
        #expect(settlement["amount"] == 49_000)
        #expect(settlement["status"] == "created")
        #expect(settlement["utr"] == .null)
        #expect(settlement["created_at"] == JSONValue(account.now.seconds))
    }

    @Test func `an international capture waits for the seventh working day`() {
        let account = RazorpayAccount(settles: true)
        let payment = account.payment(of: account.order(), card: "4012888888881881")
        account.act(payment, "approve")
        _ = account.capture(payment, 50_000)
        account.wait(untilJanuary: 13, 3, 30)  // the sixth: the 10th is a second Saturday
        #expect(account.get("/v1/settlements").items == [])
        account.wait(untilJanuary: 14, 3, 30)
        #expect(account.get("/v1/settlements").items.count == 1)
    }

    @Test func `Sundays, second and fourth Saturdays and bank holidays do not count`() {
        let account = RazorpayAccount(settles: true) {
            $0.money.bankHolidays = [RazorpayDay(year: 2026, month: 1, day: 12)]
        }
        account.wait(untilJanuary: 9, 6)  // Friday; Saturday is the second, Monday a holiday
        _ = account.capturedPayment()
        account.wait(untilJanuary: 14, 3, 29)
        #expect(account.get("/v1/settlements").items == [])
        account.wait(untilJanuary: 14, 3, 30)
        #expect(account.get("/v1/settlements").items.count == 1)
    }

    @Test func `a first Saturday is a working day`() {
        let account = RazorpayAccount(settles: true)
        account.wait(untilJanuary: 31, 6)  // the fifth Saturday works too
        _ = account.capturedPayment()
        account.wait(untilJanuary: 33, 3, 30)  // Monday
        #expect(account.get("/v1/settlements").items == [])
        account.wait(untilJanuary: 34, 3, 30)
        #expect(account.get("/v1/settlements").items.count == 1)
    }

    @Test func `all captures of one day leave in one settlement, refunds taken off`() {
        let account = RazorpayAccount(settles: true)
        let first = account.capturedPayment(50_000)
        _ = account.capturedPayment(30_000)
        _ = account.refund(first, 10_000)
        account.wait(untilJanuary: 7, 4)
        #expect(account.get("/v1/settlements").items.map { $0["amount"] } == [68_400])
    }

    @Test func `a settlement is processed when its transfer is on its way, and says so`() throws {
        let account = RazorpayAccount(settles: true)
        _ = account.capturedPayment()
        account.wait(untilJanuary: 7, 3, 30)
        _ = account.eventTypes
        account.wait(.minutes(45))
        let event = try #require(account.simulator.takeWebhooks().first)
        let body = try JSONValue.parse(event.body)
        #expect(event.type == "settlement.processed")
        #expect(body["contains"] == ["settlement"])
        let entity = body["payload"]?["settlement"]?["entity"]
        #expect(entity == account.get("/v1/settlements").items[0])
        #expect(entity?["status"] == "processed")
        #expect(entity?["fees"] == 0)
        #expect(entity?["tax"] == 0)
        #expect(entity?["utr"]?.string?.utf8.count == 12)
    }

    @Test func `the balance is less by a settlement, and the books have one payout`() {
        let account = RazorpayAccount(settles: true) { $0.openingBalance = 1000 }
        _ = account.capturedPayment()
        #expect(account.availableBalance == 50_000)
        account.wait(untilJanuary: 7, 3, 30)
        #expect(account.availableBalance == 1000)
        #expect(account.simulator.balances[0].pending == 49_000)
        account.wait(.hours(1))
        #expect(account.simulator.balances[0].pending == 0)
        #expect(
            account.bookLines
                == ["authorization 50000", "capture 50000", "fee 1000", "payout 49000"])
    }

    @Test func `what was settled is gone: a refund needs new money or funds added`() {
        for funds in [0, 50_000] {
            let account = RazorpayAccount(settles: true) { $0.openingBalance = funds }
            let payment = account.capturedPayment()
            account.wait(untilJanuary: 7, 4)
            let answer = account.refund(payment, 50_000)
            #expect(answer.status == (funds == 0 ? 400 : 200))
            #expect(answer.text.contains("not have enough balance") == (funds == 0))
        }
    }

    @Test func `a failed settlement gives its money back and is tried again the next working day`()
    {
        let account = RazorpayAccount(settles: true) { $0.money.settlementsFail = true }
        _ = account.capturedPayment()
        account.wait(untilJanuary: 7, 4, 15)
        let first = account.get("/v1/settlements").items[0]
        #expect(first["status"] == "failed")
        #expect(first["utr"] == .null)
        #expect(account.availableBalance == 10_000_049_000)
        account.wait(untilJanuary: 8, 3, 30)
        let second = account.get("/v1/settlements").items
        #expect(second.map { $0["status"] } == ["created", "failed"])
        #expect(second.map { $0["amount"] } == [49_000, 49_000])
        #expect(
            account.bookLines.suffix(3) == ["payout 49000", "payout-failure 49000", "payout 49000"])
        #expect(account.recon().items.count == 1)
    }

    @Test func `nothing leaves while refunds outweigh captures; the next capture makes up for it`()
    {
        let account = RazorpayAccount(settles: true)
        let payment = account.capturedPayment()
        _ = account.refund(payment, 50_000)
        account.wait(untilJanuary: 7, 4)
        #expect(account.get("/v1/settlements").items == [])
        _ = account.capturedPayment()
        account.wait(untilJanuary: 9, 4)
        // 49 000 for each capture, less 50 000.
        #expect(account.get("/v1/settlements").items.map { $0["amount"] } == [48_000])
    }

    @Test func `settling is not offered while refunds outweigh captures`() {
        let account = RazorpayAccount(settles: true)
        let payment = account.capturedPayment()
        #expect(account.simulator.choices(for: "account").contains("settle"))
        _ = account.refund(payment, 50_000)
        #expect(!account.simulator.choices(for: "account").contains("settle"))
        #expect(account.decide("settle", on: "account") != nil)
        #expect(account.get("/v1/settlements").items == [])
        _ = account.capturedPayment()
        #expect(account.decide("settle", on: "account") == nil)
        #expect(account.get("/v1/settlements").items.map { $0["amount"] } == [48_000])
    }

    @Test func `somebody at the desk can settle everything at once and decide how it ends`() {
        let account = RazorpayAccount(settles: true)
        #expect(account.simulator.choices(for: "account").contains("settle") == false)
        _ = account.capturedPayment()
        #expect(account.decide("settle", on: "account") == nil)
        let id = account.get("/v1/settlements").ids[0]
        #expect(account.simulator.choices(for: id) == ["pay", "fail"])
        account.decide("fail", on: id)
        #expect(account.get("/v1/settlements/\(id)")["status"] == "failed")
        account.decide("settle", on: "account")
        let next = account.get("/v1/settlements").ids[0]
        account.decide("pay", on: next)
        #expect(account.get("/v1/settlements/\(next)")["status"] == "processed")
        #expect(account.simulator.choices(for: next) == [])
    }

    @Test func `without its own schedule an account keeps its money`() {
        let account = RazorpayAccount(settles: false)
        _ = account.capturedPayment()
        account.wait(.days(30))
        #expect(account.get("/v1/settlements").items == [])
    }

    @Test func `a payment can be shown with the settlement that carries it`() {
        let account = RazorpayAccount(settles: true)
        let payment = "/v1/payments/\(account.capturedPayment())?expand[]=transaction.settlement"
        #expect(account.get(payment)["transaction"] == .null)
        account.decide("settle", on: "account")
        let settlement = account.get("/v1/settlements").items[0]
        #expect(account.get(payment)["transaction"] == ["settlement": settlement])
    }

    @Test func `an unknown settlement and a malformed one are refused as any object`() {
        let account = RazorpayAccount(settles: true)
        let unknown = account.get("/v1/settlements/setl_00000000000000")
        #expect(unknown.status == 400)
        #expect(unknown.text == "The id provided does not exist")
        let malformed = account.get("/v1/settlements/setl_7")
        #expect(malformed.status == 400)
        #expect(malformed.text == "7 is not a valid id")
        #expect(account.get("/v1/settlements?count=0").text == "The count must be at least 1.")
    }

    @Test func `settlements are listed newest first and in pages`() {
        let account = RazorpayAccount(settles: true)
        for _ in 0..<3 {
            _ = account.capturedPayment()
            account.wait(.hours(1))
            account.decide("settle", on: "account")
        }
        let all = account.get("/v1/settlements").ids
        #expect(all.count == 3)
        #expect(account.get("/v1/settlements?count=1&skip=1").ids == [all[1]])
        let from = account.get("/v1/settlements/\(all[0])")["created_at"]?.integer ?? 0
        #expect(account.get("/v1/settlements?from=\(from)").ids == [all[0]])
    }
}

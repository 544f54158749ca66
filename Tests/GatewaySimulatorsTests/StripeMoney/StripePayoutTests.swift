import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripePayoutTests {
    /// An account that holds 97.09 dollars it can use at once.
    private func funded(_ change: (inout StripeSettings) -> Void = { _ in }) -> StripeBench {
        let bench = StripeBench(change)
        bench.pay(10_029, card: "pm_card_bypassPending")
        _ = bench.eventTypes()
        return bench
    }

    @Test func `a payout takes what it asks for from what is available`() {
        let bench = funded()
        #expect(bench.balance() == [9708, 0])
        let payout = bench.post(
            "payouts",
            "amount=9000&currency=usd&description=Friday&statement_descriptor=SHOP&metadata[a]=1")
        #expect(payout.status == 200)
        #expect(payout.id.hasPrefix("po_1"))
        #expect(payout["object"] == "payout")
        #expect(payout["status"] == "pending")
        #expect(payout["automatic"] == false)
        #expect(payout["reconciliation_status"] == "not_applicable")
        #expect(payout["arrival_date"]?.integer == bench.now.seconds + 2 * 86_400)
        #expect(payout["description"] == "Friday")
        #expect(payout["metadata"] == ["a": "1"])
        #expect(bench.balance() == [708, 0])
        let line = payout["balance_transaction"]?.string ?? ""
        let row = bench.get("balance_transactions/\(line)?expand[]=source")
        #expect(row["type"] == "payout")
        #expect(row["net"] == -9000)
        #expect(row["source"]?["id"] == .init(payout.id))
        #expect(bench.bookLines.last == "payout 9000")
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a payout of more than is available is refused`() {
        let bench = StripeBench()
        bench.pay()
        let answer = bench.post("payouts", "amount=100&currency=usd")
        #expect(answer.status == 400)
        #expect(answer.error?["code"] == "balance_insufficient")
        #expect(
            answer.error?["message"]?.string?.hasPrefix(
                "You have insufficient funds in your Stripe account for this transfer.") == true)
        #expect(bench.eventTypes().last == "payment_intent.succeeded")
        bench.wait(.days(2))
        #expect(bench.post("payouts", "amount=2398&currency=usd").status == 400)
        #expect(bench.post("payouts", "amount=2397&currency=usd").status == 200)
    }

    @Test func `a payout leaves for the bank and arrives there`() {
        let bench = funded()
        let id = bench.post("payouts", "amount=9000&currency=usd").id
        #expect(bench.eventTypes() == ["payout.created"])
        bench.wait(.hours(6))
        #expect(bench.get("payouts/\(id)").state == "in_transit")
        #expect(bench.eventTypes() == ["payout.updated"])
        bench.wait(.days(2))
        #expect(bench.get("payouts/\(id)").state == "paid")
        #expect(bench.eventTypes() == ["payout.updated", "payout.paid"])
        #expect(bench.simulator.nextDeadline == nil)
    }

    @Test func `an instant payout arrives within the hour and passes no transit`() {
        let bench = funded()
        let payout = bench.post("payouts", "amount=9000&currency=usd&method=instant")
        #expect(payout["method"] == "instant")
        bench.wait(.minutes(30))
        #expect(bench.get("payouts/\(payout.id)").state == "paid")
    }

    @Test func `a payout the bank sends back returns its money and says why`() {
        let bench = funded {
            $0.payoutOutcome = .fails
            $0.payoutFailureCode = "no_account"
        }
        let id = bench.post("payouts", "amount=9000&currency=usd").id
        bench.wait(.days(2))
        let failed = bench.get("payouts/\(id)?expand[]=failure_balance_transaction")
        #expect(failed.state == "failed")
        #expect(failed["failure_code"] == "no_account")
        #expect(failed["failure_message"] == "The bank account could not be located")
        #expect(failed["failure_balance_transaction"]?["type"] == "payout_failure")
        #expect(
            failed["failure_balance_transaction"]?["reporting_category"] == "payout_reversal")
        #expect(bench.balance() == [9708, 0])
        #expect(bench.bookLines.suffix(2) == ["payout 9000", "payout-failure 9000"])
        #expect(bench.eventTypes() == ["payout.created", "payout.updated", "payout.failed"])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a pending payout can be canceled, a later one cannot`() {
        let bench = funded()
        let first = bench.post("payouts", "amount=5000&currency=usd").id
        let second = bench.post("payouts", "amount=4000&currency=usd").id
        #expect(bench.post("payouts/\(first)/cancel").state == "canceled")
        #expect(bench.balance() == [5708, 0])
        bench.wait(.hours(6))
        let refused = bench.post("payouts/\(second)/cancel")
        #expect(refused.status == 400)
        #expect(
            refused.error?["message"] == "Payouts can only be canceled while they are pending.")
        #expect(
            bench.eventTypes() == [
                "payout.created", "payout.created", "payout.canceled", "payout.updated",
            ])
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
    }

    @Test func `a paid payout can be taken back once by a payout the other way`() {
        let bench = funded()
        let id = bench.post("payouts", "amount=9000&currency=usd").id
        #expect(bench.post("payouts/\(id)/reverse").status == 400)
        bench.wait(.days(2))
        let reversal = bench.post("payouts/\(id)/reverse", "metadata[why]=wrong")
        #expect(reversal["amount"] == -9000)
        #expect(reversal["original_payout"] == .init(id))
        #expect(reversal["metadata"] == ["why": "wrong"])
        #expect(bench.get("payouts/\(id)")["reversed_by"] == .init(reversal.id))
        #expect(bench.balance() == [9708, 0])
        #expect(bench.post("payouts/\(id)/reverse").status == 400)
        #expect(bench.simulator.brokenInvariantsFromTheStart() == [])
        #expect(bench.simulator.choices(for: id) == [], "its money came back once already")
    }

    @Test func `the rows of a payout somebody asked for cannot be listed`() {
        let bench = funded()
        let id = bench.post("payouts", "amount=9000&currency=usd").id
        let answer = bench.get("balance_transactions?payout=\(id)")
        #expect(answer.status == 400)
        #expect(
            answer.error?["message"]
                == "Balance transaction history can only be filtered on automatic transfers, not manual."
        )
        #expect(bench.get("balance_transactions?payout=po_nope").status == 400)
    }

    @Test(arguments: [
        ("currency=usd", "amount", "Missing required param: amount."),
        ("amount=0&currency=usd", "amount", "This value must be greater than or equal to 1."),
        ("amount=100", "currency", "Missing required param: currency."),
        (
            "amount=150&currency=huf", "amount",
            "Invalid amount: 150. Payouts in huf must be a multiple of 100."
        ),
        (
            "amount=100&currency=usd&destination=ba_nope", "destination",
            "No such external account: 'ba_nope'"
        ),
        (
            "amount=100&currency=usd&statement_descriptor=12345678901234567890123",
            "statement_descriptor", "The statement descriptor must be at most 22 characters."
        ),
    ])
    func `a wrong payout is refused with the place of the mistake`(
        form: String, param: String, message: String
    ) {
        let answer = funded().post("payouts", form)
        #expect(answer.status == 400)
        #expect(answer.error?["param"] == .init(param))
        #expect(answer.error?["message"] == .init(message))
    }

    @Test func `payouts are listed by state and by day of arrival`() {
        let bench = funded()
        let first = bench.post("payouts", "amount=5000&currency=usd").id
        bench.wait(.days(1))
        let second = bench.post("payouts", "amount=1000&currency=usd").id
        bench.wait(.days(1))
        #expect(bench.ids("payouts") == [second, first])
        #expect(bench.ids("payouts?status=paid") == [first])
        #expect(bench.ids("payouts?status=in_transit") == [second])
        #expect(bench.ids("payouts?arrival_date[gt]=\(bench.now.seconds)") == [second])
        #expect(bench.get("payouts/po_nope").error?["param"] == "payout")
    }

    @Test func `a change of a payout's metadata is told with the old values`() {
        let bench = funded()
        let id = bench.post("payouts", "amount=5000&currency=usd&metadata[a]=1").id
        _ = bench.events()
        bench.post("payouts/\(id)", "metadata[a]=2")
        #expect(
            bench.events().map { $0["data"]?["previous_attributes"] } == [
                ["metadata": ["a": "1"]]
            ])
        bench.post("payouts/\(id)", "metadata[a]=2")
        #expect(bench.eventTypes() == [])
    }
}

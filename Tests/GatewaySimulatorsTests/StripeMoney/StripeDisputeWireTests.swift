import GatewaySimulators
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeDisputeWireTests {
    @Test func `the life of a lost dispute is told in order`() {
        let bench = StripeBench()
        let payment = bench.pay()
        _ = bench.events()
        bench.decide("dispute", on: payment.id)
        let opened = bench.events()
        #expect(
            opened.map { $0["type"] } == [
                "charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.updated",
            ])
        #expect(opened[0]["data"]?["object"]?["status"] == "needs_response")
        #expect(opened[0]["request"] == ["id": .null, "idempotency_key": .null])
        #expect(opened[0]["id"]?.string?.hasPrefix("evt_1") == true)
        #expect(
            opened[2]["data"]?["previous_attributes"] == ["dispute": .null, "disputed": false])
        let id = opened[0]["data"]?["object"]?["id"]?.string ?? ""
        bench.post("disputes/\(id)", "evidence[uncategorized_text]=losing_evidence", key: "k9")
        let submitted = bench.events()
        #expect(submitted.map { $0["type"] } == ["charge.dispute.updated"])
        #expect(
            submitted[0]["data"]?["previous_attributes"] == [
                "evidence": ["uncategorized_text": .null],
                "evidence_details": ["has_evidence": false, "submission_count": 0],
                "status": "needs_response",
            ])
        #expect(submitted[0]["request"]?["idempotency_key"] == "k9")
        bench.wait(.seconds(5))
        let closed = bench.events()
        #expect(closed.map { $0["type"] } == ["charge.dispute.closed"])
        #expect(closed[0]["data"]?["object"]?["status"] == "lost")
    }

    @Test func `a win reinstates the funds before the dispute is closed`() {
        let bench = StripeBench { $0.disputeUpdatesCharge = false }
        let id = bench.disputed()
        #expect(!bench.eventTypes().contains("charge.updated"))
        bench.decide("win", on: id)
        #expect(
            bench.eventTypes() == ["charge.dispute.funds_reinstated", "charge.dispute.closed"])
    }

    @Test func `a change of metadata names the old values alone`() {
        let bench = StripeBench()
        let id = bench.disputed()
        bench.post("disputes/\(id)", "metadata[a]=1&metadata[b]=2")
        _ = bench.events()
        bench.post("disputes/\(id)", "metadata[a]=&metadata[b]=3")
        #expect(
            bench.events()[0]["data"]?["previous_attributes"] == [
                "metadata": ["a": "1", "b": "2"]
            ])
        #expect(bench.post("disputes/\(id)", "metadata=")["metadata"]?.object?.isEmpty == true)
    }

    @Test func `disputes are listed and found by charge, by payment and by id`() {
        let bench = StripeBench()
        let first = bench.disputed()
        let second = bench.disputed()
        let charge = bench.get("disputes/\(first)")["charge"]?.string ?? ""
        #expect(bench.ids("disputes") == [second, first])
        #expect(bench.ids("disputes?charge=\(charge)") == [first])
        #expect(bench.ids("disputes?starting_after=\(second)") == [first])
        #expect(bench.ids("disputes?created[gt]=\(bench.now.seconds)") == [])
        #expect(bench.get("charges/\(charge)/dispute").id == first)
        let expanded = bench.get(
            "disputes/\(first)?expand[]=charge.balance_transaction&expand[]=payment_intent")
        #expect(expanded["charge"]?["balance_transaction"]?["fee"] == 103)
        #expect(expanded["payment_intent"]?["object"] == "payment_intent")
    }

    @Test(arguments: [
        ("disputes/du_nope", "", 404, "No such dispute: 'du_nope'", "dispute"),
        (
            "disputes/DU", "evidence[nonsense]=x", 400,
            "Received unknown parameter: evidence[nonsense]", "evidence[nonsense]"
        ),
        (
            "disputes/DU", "evidence[receipt]=file_123", 400,
            "No such file upload: 'file_123'", "evidence[receipt]"
        ),
        (
            "disputes/DU", "intended_submission_method=pigeon", 400,
            "Invalid intended_submission_method: must be one of manual, prefer_manual, "
                + "prefer_smart_disputes, or smart_disputes", "intended_submission_method"
        ),
    ])
    func `a wrong request about a dispute is refused with the place of the mistake`(
        path: String, form: String, status: Int, message: String, param: String
    ) {
        let bench = StripeBench()
        let id = bench.disputed()
        let answer = bench.post(path.replacing("DU", with: id), form)
        #expect(answer.status == status)
        #expect(answer.error?["message"] == .init(message))
        #expect(answer.error?["param"] == .init(param))
    }

    @Test func `a charge without a dispute says so by the old path`() {
        let bench = StripeBench()
        bench.pay()
        let charge = bench.ids("charges")[0]
        let answer = bench.get("charges/\(charge)/dispute")
        #expect(answer.status == 404)
        #expect(answer.error?["message"] == .init("No dispute for charge: \(charge)"))
    }
}

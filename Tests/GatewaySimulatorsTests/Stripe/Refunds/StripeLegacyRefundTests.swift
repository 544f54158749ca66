import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeLegacyRefundTests {
    @Test func `a refund below its charge is the same refund`() {
        let bench = StripeBench()
        let payment = bench.start("paid")
        let path = "charges/\(payment.charge)/refunds"
        let refund = bench.post(path, "amount=1000&metadata[refund_id]=ref-1")
        #expect(refund["object"] == "refund")
        #expect(refund["charge"]?.string == payment.charge)
        #expect(bench.get("\(path)/\(refund.id)").json == bench.get("refunds/\(refund.id)").json)
        let list = bench.get(path)
        #expect(list["data"]?.array?.map { $0["id"]?.string } == [refund.id])
        #expect(list["url"]?.string == "/v1/charges/\(payment.charge)/refunds")
        let changed = bench.post("\(path)/\(refund.id)", "metadata[note]=late")
        #expect(changed["metadata"] == ["refund_id": "ref-1", "note": "late"])
        #expect(bench.bookLines.last == "refund 1000")
    }

    @Test func `a refund is not found below another charge than its own`() {
        let bench = StripeBench()
        let refund = bench.post("charges/\(bench.start("paid").charge)/refunds", "amount=1000").id
        let path = "charges/\(bench.start("paid").charge)/refunds/\(refund)"
        for refused in [bench.get(path), bench.post(path, "metadata[note]=late")] {
            #expect(refused.status == 404)
            #expect(refused.error?["code"] == "resource_missing")
            #expect(refused.error?["message"]?.string == "No such refund: '\(refund)'")
        }
        #expect(bench.get("refunds/\(refund)")["metadata"] == [:])
        let unknown = bench.get("charges/ch_nope/refunds/\(refund)")
        #expect(unknown.status == 404)
        #expect(unknown.error?["message"] == "No such charge: 'ch_nope'")
    }

    @Test func `the oldest form of a refund answers with the charge`() {
        let bench = StripeBench()
        let payment = bench.start("paid")
        let charge = bench.post("charges/\(payment.charge)/refund", "amount=1000")
        #expect(charge["object"] == "charge")
        #expect(charge.id == payment.charge)
        #expect(charge["amount_refunded"] == 1000)
        #expect(charge["refunded"] == false)
        #expect(bench.post("charges/\(payment.charge)/refund")["refunded"] == true)
        #expect(bench.bookLines.suffix(2) == ["refund 1000", "refund 1500"])
        let again = bench.post("charges/\(payment.charge)/refund")
        #expect(again.error?["code"] == "charge_already_refunded")
    }

    @Test(arguments: ["charges/ch_nope/refunds", "charges/ch_nope/refund"])
    func `an unknown charge is missed`(path: String) {
        let refused = StripeBench().post(path)
        #expect(refused.status == 404)
        #expect(refused.error?["param"] == "id")
        #expect(refused.error?["message"] == "No such charge: 'ch_nope'")
    }

    @Test func `a charge takes texts and metadata of its own, told with the old values`() {
        let bench = StripeBench()
        let payment = bench.start("paid")
        let path = "charges/\(payment.charge)"
        bench.post(path, "description=First")
        _ = bench.events()
        let changed = bench.post(
            path,
            "description=Second&metadata[note]=1&fraud_details[user_report]=safe"
                + "&receipt_email=a@example.com")
        #expect(changed["description"] == "Second")
        #expect(changed["metadata"] == ["payment_id": "pay-1", "note": "1"])
        #expect(changed["fraud_details"] == ["user_report": "safe"])
        #expect(changed["receipt_email"] == "a@example.com")
        let events = bench.events()
        #expect(events.map { $0["type"] } == ["charge.updated"])
        #expect(
            events[0]["data"]?["previous_attributes"] == [
                "description": "First", "fraud_details": ["user_report": nil],
                "metadata": ["note": nil], "receipt_email": nil,
            ])
        #expect(
            bench.get("payment_intents/\(payment.intent)")["metadata"] == ["payment_id": "pay-1"])
    }

    @Test func `a charge keeps its customer, and knows two words about fraud`() {
        let bench = StripeBench()
        let payment = bench.start("paid")
        let path = "charges/\(payment.charge)"
        let customer = bench.post("customers").id
        #expect(bench.post(path, "customer=\(customer)").error?["param"] == "customer")
        #expect(bench.post(path, "amount=1").error?["code"] == "parameter_unknown")
        let word = bench.post(path, "fraud_details[user_report]=odd")
        #expect(word.error?["param"] == "fraud_details[user_report]")
    }
}

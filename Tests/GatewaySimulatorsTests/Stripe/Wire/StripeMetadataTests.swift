import GatewaySimulators
import HTTPModel
import JSONModel
import SimulationCore
import Testing

@Suite struct StripeMetadataTests {
    private let start = "amount=2500&currency=usd&"

    private func keys(_ numbers: Range<Int>) -> String {
        numbers.map { "metadata[k\($0)]=1" }.joined(separator: "&")
    }

    @Test func `fifty keys of forty characters with five hundred each are the most`() {
        let bench = StripeBench()
        let value = String(repeating: "v", count: 500)
        let form = (10..<60).map { number in
            "metadata[\(String(repeating: "k", count: 38))\(number)]=\(value)"
        }.joined(separator: "&")
        let intent = bench.post("payment_intents", start + form)
        #expect(intent.status == 200)
        #expect(intent["metadata"]?.object?.count == 50)
    }

    @Test func `characters are counted, not bytes`() {
        let bench = StripeBench()
        let key = String(repeating: "%C3%A9", count: 40)
        let value = String(repeating: "%F0%9F%92%B6", count: 500)
        let intent = bench.post("payment_intents", start + "metadata[\(key)]=\(value)")
        #expect(intent.status == 200)
        #expect(
            intent["metadata"]?[String(repeating: "é", count: 40)]?.string
                == String(repeating: "💶", count: 500))
        let long = bench.post("payment_intents", start + "metadata[\(key)%C3%A9]=1")
        #expect(long.error?["param"] == "metadata")
    }

    @Test(arguments: ["payment_intents", "customers", "refunds"])
    func `an update may not add a fifty-first key to those there are`(kind: String) {
        let bench = StripeBench()
        let form =
            switch kind {
            case "payment_intents": start
            case "refunds": "payment_intent=\(bench.pay().id)&"
            default: ""
            }
        let path = kind + "/" + bench.post(kind, form + keys(0..<50)).id
        let refused = bench.post(path, "metadata[one_more]=1")
        #expect(refused.status == 400)
        #expect(refused.error?["param"] == "metadata")
        #expect(bench.get(path)["metadata"]?.object?.count == 50)
        let swapped = bench.post(path, "metadata[k0]=&metadata[one_more]=1")
        #expect(swapped.status == 200)
        #expect(swapped["metadata"]?.object?.count == 50)
        #expect(swapped["metadata"]?["k0"] == nil)
        #expect(bench.post(path, "metadata[k1]=2")["metadata"]?["k1"] == "2")
    }

    @Test func `a refused update changes nothing else either`() {
        let bench = StripeBench()
        let path = "payment_intents/" + bench.post("payment_intents", start + keys(0..<50)).id
        #expect(bench.post(path, "amount=3000&metadata[one_more]=1").status == 400)
        #expect(bench.get(path)["amount"] == 2500)
        let held = bench.post(
            "payment_intents",
            "amount=2500&currency=usd&confirm=true&capture_method=manual&payment_method=pm_card_visa"
                + "&payment_method_types[]=card&" + keys(0..<50))
        #expect(bench.post("payment_intents/\(held.id)/capture", "metadata[x]=1").status == 400)
        #expect(bench.bookLines == ["authorization 2500"])
    }

    @Test func `keys come and go one by one, or all at once`() {
        let bench = StripeBench()
        let path = "payment_intents/" + bench.post("payment_intents", start + "metadata[a]=1").id
        #expect(bench.post(path, "metadata[b]=2")["metadata"] == ["a": "1", "b": "2"])
        #expect(bench.post(path, "metadata[a]=")["metadata"] == ["b": "2"])
        #expect(bench.post(path, "metadata[none]=")["metadata"] == ["b": "2"])
        #expect(bench.post(path, "description=x")["metadata"] == ["b": "2"])
        #expect(bench.post(path, "metadata=")["metadata"] == [:])
        #expect(bench.post(path, "metadata[c]=3&metadata[c]=4")["metadata"] == ["c": "4"])
    }

    @Test func `metadata is one level deep`() {
        let refused = StripeBench().post("payment_intents", start + "metadata[a][b]=1")
        #expect(refused.status == 400)
        #expect(refused.error?["code"] == "parameter_unknown")
        #expect(refused.error?["param"] == "metadata[a][b]")
    }

    @Test func `a charge keeps the metadata its intent had when it was made`() {
        let bench = StripeBench()
        let paid = bench.start("paid")
        bench.post("payment_intents/\(paid.intent)", "metadata[late]=1")
        #expect(bench.get("charges/\(paid.charge)")["metadata"] == ["payment_id": "pay-1"])
    }
}

import Contracts
import JSONModel
import Testing

@Suite struct EventCoverageTests {
    private func gaps(_ events: [String]) throws -> [String] {
        var coverage = ContractCoverage(try ShopContracts.folder())
        for event in events { coverage.observe(event: Array(event.utf8)) }
        return coverage.report.gaps.map(\.name).filter { $0.hasPrefix("ItemSold") }
    }

    @Test func `a valid event marks its type, members and values`() throws {
        #expect(
            try gaps([#"{"type": "shop.item_sold.v1", "data": {"reason": "gone", "gift": true}}"#])
                == ["ItemSold.data.reason = bought", "ItemSold.data.gift = false"])
    }

    @Test func `events of one shape with other values count each`() throws {
        let events = ["bought", "gone"].flatMap { reason in
            ["true", "false"].map { gift in
                "{\"type\":\"shop.item_sold.v1\",\"data\":{\"reason\":\"\(reason)\",\"gift\":\(gift)}}"
            }
        }
        #expect(try gaps(events) == [])
    }

    @Test(arguments: [
        #"{"type": "shop.item_sold.v1", "data": {"reason": "stolen"}}"#,
        #"{"type": "shop.item_lost.v1", "data": {"reason": "gone"}}"#, "{\"type\":", "[]", "",
    ])
    func `an event that is not valid marks nothing`(_ event: String) throws {
        #expect(try gaps([event]).count == 9)
    }
}

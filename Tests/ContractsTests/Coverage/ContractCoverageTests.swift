import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct ContractCoverageTests {
    /// What a coverage counts as exercised, by name.
    private func exercised(_ coverage: ContractCoverage) throws -> [String] {
        let all = ContractCoverage(try ShopContracts.folder()).report.gaps.map(\.name)
        let gaps = Set(coverage.report.gaps.map(\.name))
        return all.filter { !gaps.contains($0) }
    }

    private func after(_ pairs: [(RequestMessage, ResponseMessage)]) throws -> [String] {
        var coverage = ContractCoverage(try ShopContracts.folder())
        for (request, response) in pairs { coverage.observe(request, response) }
        return try exercised(coverage)
    }

    @Test func `everything that can be exercised is listed, in the order of the documents`() throws
    {
        let report = ContractCoverage(try ShopContracts.folder()).report
        #expect(
            report.gaps.map { "\($0.kind.rawValue): \($0.name)" } == [
                "operation: getItem", "parameter: getItem path item_id",
                "parameter: getItem query view", "parameter: getItem query view absent",
                "enum-value: getItem query view = short in requests",
                "enum-value: getItem query view = long in requests", "status: getItem 200",
                "response-property: Item.name", "response-property: Item.note",
                "branch: Item.note as string", "branch: Item.note as null",
                "response-property: Item.state", "enum-value: Item.state = new",
                "enum-value: Item.state = sold", "response-property: Item.parts",
                "response-property: Item.price", "branch: Item.price oneOf 1",
                "branch: Item.price oneOf 2 (Range)", "response-property: Range.from",
                "response-property: Item.kind", "branch: Item then", "branch: Item else",
                "status: getItem 404", "operation: addItem", "parameter: addItem body",
                "parameter: addItem without body", "request-property: Item.name in requests",
                "request-property: Item.note in requests",
                "branch: Item.note as string in requests",
                "branch: Item.note as null in requests",
                "request-property: Item.state in requests",
                "enum-value: Item.state = new in requests",
                "enum-value: Item.state = sold in requests",
                "request-property: Item.parts in requests",
                "request-property: Item.price in requests",
                "branch: Item.price oneOf 1 in requests",
                "branch: Item.price oneOf 2 (Range) in requests",
                "request-property: Range.from in requests",
                "request-property: Item.kind in requests", "branch: Item then in requests",
                "branch: Item else in requests", "status: addItem 201", "status: addItem 503",
                "event-type: ItemSold", "event-property: ItemSold.type",
                "event-property: ItemSold.data", "event-property: ItemSold.data.reason",
                "enum-value: ItemSold.data.reason = bought",
                "enum-value: ItemSold.data.reason = gone",
                "event-property: ItemSold.data.gift", "enum-value: ItemSold.data.gift = true",
                "enum-value: ItemSold.data.gift = false",
            ])
        #expect(report.total.text == "0/52")
    }

    @Test func `a valid exchange marks its operation, status, parameters and members`() throws {
        #expect(
            try after([
                (
                    ShopContracts.get("/items/1?view=long"),
                    ShopContracts.answer(200, #"{"name": "a", "note": null, "state": "sold"}"#)
                )
            ]) == [
                "getItem", "getItem path item_id", "getItem query view",
                "getItem query view = long in requests", "getItem 200", "Item.name", "Item.note",
                "Item.note as null", "Item.state", "Item.state = sold", "Item else",
            ])
    }

    @Test func `what an optional parameter or body leaves out counts as well`() throws {
        let found = try after([
            (ShopContracts.get("/items/1"), ShopContracts.answer(404)),
            (ShopContracts.post(nil), ShopContracts.answer(201)),
        ])
        #expect(
            found == [
                "getItem", "getItem path item_id", "getItem query view absent", "getItem 404",
                "addItem", "addItem without body", "addItem 201",
            ])
    }

    @Test func `an invalid response marks nothing of itself`() throws {
        #expect(
            try after([
                (ShopContracts.get("/items/1"), ShopContracts.answer(200, #"{"note": "n"}"#))
            ]) == ["getItem path item_id", "getItem query view absent"])
        #expect(
            try after([(ShopContracts.get("/items/1"), ShopContracts.answer(500))])
                == ["getItem path item_id", "getItem query view absent"])
    }

    @Test func `a refused request marks the answer and nothing of itself`() throws {
        #expect(
            try after([(ShopContracts.post(#"{"name": 1}"#), ShopContracts.answer(503))])
                == ["addItem", "addItem 503"])
    }

    @Test func `an undocumented request marks nothing`() throws {
        #expect(try after([(ShopContracts.get("/carts"), ShopContracts.answer(200))]) == [])
    }

    @Test func `branches count where they take the value, at any depth`() throws {
        let found = try after([
            (
                ShopContracts.get("/items/1"),
                ShopContracts.answer(
                    200,
                    #"{"name": "a", "parts": [{"name": "b", "price": {"from": 1}, "kind": "used", "note": "n"}]}"#
                )
            )
        ])
        #expect(
            found == [
                "getItem", "getItem path item_id", "getItem query view absent", "getItem 200",
                "Item.name", "Item.note", "Item.note as string", "Item.parts", "Item.price",
                "Item.price oneOf 2 (Range)", "Range.from", "Item.kind", "Item then", "Item else",
            ])
    }

    @Test func `an exchange of a known shape still counts for a new enum value`() throws {
        func exchange(_ state: String) -> (RequestMessage, ResponseMessage) {
            (
                ShopContracts.get("/items/1"),
                ShopContracts.answer(200, "{\"name\": \"a\", \"state\": \"\(state)\"}")
            )
        }
        let found = try after([exchange("new"), exchange("new"), exchange("sold")])
        #expect(found.contains("Item.state = new"))
        #expect(found.contains("Item.state = sold"))
    }

    @Test func `an invalid message does not hide a later valid one of the same shape`() throws {
        let found = try after([
            (ShopContracts.post(#"{"name": "a", "state": "lost"}"#), ShopContracts.answer(201)),
            (ShopContracts.post(#"{"name": "a", "state": "new"}"#), ShopContracts.answer(201)),
        ])
        #expect(found.contains("Item.state in requests"))
        #expect(found.contains("Item.state = new in requests"))
    }
}

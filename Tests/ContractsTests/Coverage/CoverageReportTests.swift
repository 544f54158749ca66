import Contracts
import HTTPModel
import JSONModel
import Testing

@Suite struct CoverageReportTests {
    private func some() throws -> ContractCoverage {
        var coverage = ContractCoverage(try ShopContracts.folder())
        coverage.observe(ShopContracts.get("/items/1"), ShopContracts.answer(404))
        return coverage
    }

    @Test func `the text has the figures, the operations and the gaps by name`() throws {
        let report = try some().report
        #expect(
            report.figures
                == "4/52: operations 1/2, statuses 1/4, parameters 2/5, request properties 0/7, "
                + "response properties 0/7, event types 0/1, event properties 0/4, enum values "
                + "0/10, schema branches 0/12")
        #expect(
            report.operationLines == [
                "  operation  statuses  parameters  properties",
                "  getItem         1/2         2/3         0/7",
                "  addItem         0/2         0/2         0/7",
            ])
        #expect(
            report.gapLines.prefix(4).suffix(2) == [
                "statuses:", "  getItem 200, addItem 201, addItem 503",
            ])
        #expect(report.gapLines.allSatisfy { $0.utf8.count <= 100 })
    }

    @Test func `machines get the same figures and gaps`() throws {
        let json = try some().report.json
        #expect(json["total"] == ["exercised": 4, "total": 52])
        #expect(json["kinds"]?[1] == ["kind": "status", "count": ["exercised": 1, "total": 4]])
        #expect(json["operations"]?[0]?["statuses"] == ["exercised": 1, "total": 2])
        #expect(json["gaps"]?.array?.count == 48)
        #expect(
            json["gaps"]?[1] == [
                "kind": "enum-value", "name": "getItem query view = short in requests",
            ])
    }

    @Test func `the union of two does not depend on who saw what first`() throws {
        let folder = try ShopContracts.folder()
        var left = ContractCoverage(folder)
        var right = ContractCoverage(folder)
        var both = ContractCoverage(folder)
        let exchanges = [
            (ShopContracts.get("/items/1"), ShopContracts.answer(404)),
            (ShopContracts.post(#"{"name": "a"}"#), ShopContracts.answer(201)),
        ]
        left.observe(exchanges[0].0, exchanges[0].1)
        right.observe(exchanges[1].0, exchanges[1].1)
        for (request, response) in exchanges { both.observe(request, response) }
        var one = left
        one.formUnion(right)
        var other = right
        other.formUnion(left)
        #expect(one.report == both.report)
        #expect(other.report == both.report)
        #expect(one.report != left.report)
    }
}

import Testing

/// The table is itself held against what docs/architecture.md promises about it.
@Suite struct ImportTableTests {
    private let all = Set(ImportTable.rows.map(\.module))
    private let engine = Set(ImportTable.engine.map(\.module))
    private let payments = Set(ImportTable.payments.map(\.module))
    private let adapters = Set(ImportTable.adapters.map(\.module))
    private let simulators = Set(ImportTable.simulators.map(\.module))

    @Test func `every module has exactly one row`() {
        #expect(ImportTable.rows.count == all.count)
        #expect(all.count == 24)
    }

    @Test func `the table names no module of this package that it does not describe`() {
        for row in ImportTable.rows { #expect(row.modules.subtracting(all) == [], "\(row.module)") }
    }

    @Test func `a module imports only modules with a row above its own, so there is no cycle`() {
        var above: Set<String> = []
        for row in ImportTable.rows {
            #expect(row.modules.subtracting(above) == [], "\(row.module)")
            above.insert(row.module)
        }
    }

    @Test func `the engine knows nothing but itself`() {
        for row in ImportTable.engine { #expect(row.modules.isSubset(of: engine), "\(row.module)") }
    }

    @Test func `the domain imports nothing at all`() throws {
        let row = try #require(ImportTable.rows.first { $0.module == "PaymentsDomain" })
        #expect(row.modules == [])
        #expect(row.packages == [])
        #expect(row.toolchain == [])
    }

    @Test func `payments know no adapter and no simulator`() {
        for row in ImportTable.payments {
            #expect(row.modules.isDisjoint(with: adapters.union(simulators)), "\(row.module)")
        }
    }

    @Test func `orders know payments through the contracts only`() throws {
        let row = try #require(ImportTable.rows.first { $0.module == "Orders" })
        #expect(row.modules.isDisjoint(with: payments))
    }

    @Test func `adapters and simulators do not know each other`() {
        for row in ImportTable.adapters {
            #expect(row.modules.isDisjoint(with: simulators), "\(row.module)")
        }
        for row in ImportTable.simulators {
            #expect(row.modules.isDisjoint(with: adapters.union(payments)), "\(row.module)")
        }
    }

    @Test func `a simulator is not built from the documents that judge it`() {
        for row in ImportTable.simulators {
            #expect(row.modules.isDisjoint(with: ["OpenAPI", "JSONSchema", "Contracts"]))
        }
    }

    @Test func `only the edges of the process see Foundation`() {
        let rows = ImportTable.rows.filter { !$0.toolchain.isEmpty }
        #expect(
            rows.map(\.module) == [
                "Contracts", "PaymentsPersistence", "LiveSystem", "PaymentsHarness", "LiveGateways",
                "paycheck",
            ])
    }
}

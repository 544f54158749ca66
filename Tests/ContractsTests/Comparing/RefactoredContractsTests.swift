import Contracts
import Findings
import JSONModel
import Testing

@Suite struct RefactoredContractsTests {
    private func findings(_ change: (ContractRewriting) -> ContractRewriting) throws -> [String] {
        let original = try ContractRewriting.repository()
        let rewritten = change(original)
        #expect(original.files.map(\.root.text) != rewritten.files.map(\.root.text))
        let report = ContractFolderComparison(
            old: try original.revision("old"), new: try rewritten.revision("new"),
            strictness: .exact
        ).report()
        #expect(report.compared.schemas > 4)
        #expect(report.compared.operations > 4)
        return report.findings.map { "\($0.rule): \($0.message)" }
    }

    @Test func `the same contracts in another order are the same`() throws {
        #expect(try findings { $0.mapped(ContractRewriting.reversed) } == [])
    }

    @Test func `the same contracts in other words are the same`() throws {
        #expect(try findings { $0.mapped(ContractRewriting.redescribed) } == [])
    }

    @Test func `the same contracts with every reference written out are the same`() throws {
        #expect(try findings { $0.inlined() } == [])
    }

    @Test func `the same contracts with every property moved away are the same`() throws {
        #expect(try findings { $0.mapped(ContractRewriting.extracted) } == [])
    }

    @Test func `everything at once is still the same`() throws {
        #expect(
            try findings {
                $0.inlined().mapped(ContractRewriting.extracted)
                    .mapped(ContractRewriting.redescribed).mapped(ContractRewriting.reversed)
            } == [])
    }
}

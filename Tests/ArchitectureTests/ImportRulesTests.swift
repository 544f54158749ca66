import Testing

@Suite struct ImportRulesTests {
    private let rules = ImportRules(rows: [
        ImportRow("PaymentsDomain", in: "Payments"),
        ImportRow(
            "PaymentsPersistence", in: "Adapters", modules: ["PaymentsDomain"], packages: ["GRDB"],
            toolchain: ["Foundation"]),
    ])
    private let persistence = SourceFile(
        path: "Sources/Adapters/PaymentsPersistence/Store.swift",
        text: "import Foundation\nimport GRDB\nimport PaymentsDomain\nimport Synchronization\n")
    private let domainPath = "Sources/Payments/PaymentsDomain/ValueObjects/Money.swift"

    @Test func `every import of this repository is one the table allows`() {
        #expect(Repository.sources.count >= ImportTable.rows.count)
        let violations = ImportRules(rows: ImportTable.rows).violations(in: Repository.sources)
        #expect(violations == [])
    }

    @Test func `an import the table does not allow is named with file, line and module`() {
        let money = SourceFile(
            path: domainPath, text: "/// Money.\n\nimport Foundation\n\nstruct Money {}\n")
        #expect(
            rules.violations(in: [money, persistence]) == [
                "\(domainPath):3: PaymentsDomain may not import Foundation"
            ])
    }

    @Test(arguments: [
        "import Glibc", "@testable import Glibc", "  import Glibc  // why not",
        "package import Glibc", "import struct Glibc.stat", "import Glibc.math",
        "@preconcurrency @_exported public import Glibc", "let a = 1; import Glibc",
        "#if canImport(Glibc)\nimport Glibc\n#endif",
    ])
    func `no way of writing an import gets past the table`(text: String) {
        let money = SourceFile(path: domainPath, text: text)
        let line = text.hasPrefix("#if") ? 2 : 1
        #expect(
            rules.violations(in: [money, persistence]) == [
                "\(domainPath):\(line): PaymentsDomain may not import Glibc"
            ])
    }

    @Test(arguments: [
        "// import Glibc", "/* import Glibc */", "/*\nimport Glibc\n*/",
        "let text = \"\"\"\n    import Glibc\n    \"\"\"", "let import_ = 1", "important Glibc",
    ])
    func `what only looks like an import is none`(text: String) {
        let money = SourceFile(path: domainPath, text: text)
        #expect(rules.violations(in: [money, persistence]) == [])
    }

    @Test func `a product's modules may be imported by those who may import the product`() {
        let rules = ImportRules(rows: [
            ImportRow("A", in: "Engine", packages: ["Yams"]),
            ImportRow("B", in: "Engine", packages: ["GRDB"]),
        ])
        let files = ["A", "B"].map {
            SourceFile(path: "Sources/Engine/\($0)/File.swift", text: "import CYaml\n")
        }
        #expect(
            rules.violations(in: files) == [
                "Sources/Engine/B/File.swift:1: B may not import CYaml"
            ])
    }

    @Test func `a module without a row is named`() {
        let path = "Sources/Adapters/PaymentsFax/Fax.swift"
        let domain = SourceFile(path: domainPath, text: "")
        #expect(
            rules.violations(in: [domain, persistence, SourceFile(path: path, text: "")]) == [
                "\(path): Sources/Adapters/PaymentsFax has no row in the import table"
            ])
    }

    @Test func `a module in the folder of another group is named`() {
        let path = "Sources/Engine/PaymentsDomain/Money.swift"
        let domain = SourceFile(path: domainPath, text: "")
        #expect(
            rules.violations(in: [SourceFile(path: path, text: ""), domain, persistence]) == [
                "\(path): Sources/Engine/PaymentsDomain has no row in the import table"
            ])
    }

    @Test func `a row without a Swift file is named`() {
        #expect(
            rules.violations(in: [persistence]) == [
                "Sources/Payments/PaymentsDomain: the import table has a row for PaymentsDomain, "
                    + "but no Swift file is there"
            ])
    }

    @Test func `a file outside every module is named`() {
        let domain = SourceFile(path: domainPath, text: "")
        let stray = SourceFile(path: "Sources/Engine/Stray.swift", text: "")
        #expect(
            rules.violations(in: [domain, persistence, stray]) == [
                "Sources/Engine/Stray.swift: every Swift file belongs to Sources/<group>/<module>/"
            ])
    }
}

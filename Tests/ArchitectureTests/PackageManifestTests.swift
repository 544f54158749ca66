import Testing

@Suite struct PackageManifestTests {
    @Test func `Package.swift declares exactly the dependencies of the import table`() throws {
        let manifest = try PackageManifest(Repository.manifest)
        #expect(manifest.modules.map(\.name) == ImportTable.rows.map(\.module))
        for (module, row) in zip(manifest.modules, ImportTable.rows) {
            #expect(module.modules == row.modules, "\(row.module): modules of this package")
            #expect(module.packages == row.packages, "\(row.module): modules of other packages")
        }
    }

    private let manifest = """
        // swift-tools-version: 6.2
        let yams = Target.Dependency.product(name: "Yams", package: "Yams")
        let crypto = Target.Dependency.product(
            name: "Crypto", package: "swift-crypto")
        func module(_ name: String, uses: [String] = []) -> Target { .target(name: name) }
        let edge = ["Domain", "HTTP"]
        let all: [Target] = [
            module("Domain", in: "Payments"),
            module("HTTP", in: "Engine", packages: [yams]),
            module(
                "REST", in: "Adapters", uses: edge,
                packages: [crypto, yams]),
        ]
        let harness: [Target] = [
            module("Harness", in: "Harness", uses: everything.filter { $0 != "REST" }),
            .executableTarget(
                name: "tool", dependencies: ["Harness", yams], path: "Sources/Harness/tool"),
        ]
        """

    @Test func `every form our manifest uses is understood`() throws {
        #expect(
            try PackageManifest(manifest).modules == [
                .init(name: "Domain", modules: [], packages: []),
                .init(name: "HTTP", modules: [], packages: ["Yams"]),
                .init(name: "REST", modules: ["Domain", "HTTP"], packages: ["Crypto", "Yams"]),
                .init(name: "Harness", modules: ["Domain", "HTTP"], packages: []),
                .init(name: "tool", modules: ["Harness"], packages: ["Yams"]),
            ])
    }

    @Test func `a form that is not understood is an error, not an empty list`() {
        #expect(throws: PackageManifest.NotUnderstood(text: "mystery")) {
            try PackageManifest("let all = [\n    module(\"A\", in: \"B\", uses: [mystery]),\n]\n")
        }
    }
}

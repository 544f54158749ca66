/// Where a module lives and what it may import.
struct ImportRow: Sendable {
    let module: String
    /// The folder under `Sources` that the module's own folder is in.
    let group: String
    /// Modules of this package.
    let modules: Set<String>
    /// Products of other packages; each is named for the module it brings.
    let packages: Set<String>
    /// Modules that come with the toolchain, such as Foundation.
    let toolchain: Set<String>

    init(
        _ module: String, in group: String, modules: Set<String> = [],
        packages: Set<String> = [], toolchain: Set<String> = []
    ) {
        self.module = module
        self.group = group
        self.modules = modules
        self.packages = packages
        self.toolchain = toolchain
    }

    var folder: String { "Sources/\(group)/\(module)" }

    func allows(_ imported: String) -> Bool {
        modules.contains(imported) || packages.contains(imported) || toolchain.contains(imported)
            || ImportTable.allowedEverywhere.contains(imported)
            || packages.contains { ImportTable.modulesOfProduct[$0]?.contains(imported) ?? false }
    }
}

/// Which module may import which: docs/architecture.md says why, Package.swift tells the compiler.
///
/// HTTPTypes goes with HTTPModel, whose messages are made of its values.
enum ImportTable {
    /// Modules of the standard library that bring no input, output, time or chance.
    static let allowedEverywhere: Set<String> = ["Synchronization"]

    /// Modules that a product brings beside the one named like it.
    static let modulesOfProduct: [String: Set<String>] = [
        "Yams": ["CYaml"]
    ]

    static let rows = engine + payments + adapters + simulators + harness

    static let engine = [
        ImportRow("SimulationCore", in: "Engine"),
        ImportRow("JSONModel", in: "Engine"),
        ImportRow("HTTPModel", in: "Engine", packages: ["HTTPTypes"]),
        ImportRow(
            "SimulatedHTTP", in: "Engine", modules: ["SimulationCore", "HTTPModel"],
            packages: ["HTTPTypes"]),
        ImportRow("Findings", in: "Engine", modules: ["JSONModel"]),
        ImportRow("JSONSchema", in: "Engine", modules: ["JSONModel", "Findings"]),
        ImportRow(
            "OpenAPI", in: "Engine",
            modules: ["JSONModel", "JSONSchema", "HTTPModel", "Findings"],
            packages: ["HTTPTypes"]),
        ImportRow(
            "Contracts", in: "Engine",
            modules: ["JSONModel", "JSONSchema", "OpenAPI", "HTTPModel", "Findings"],
            packages: ["Yams", "HTTPTypes"], toolchain: ["Foundation"]),
        ImportRow("Exploration", in: "Engine", modules: ["SimulationCore", "Findings"]),
    ]

    static let payments = [
        ImportRow("PaymentsDomain", in: "Payments"),
        ImportRow("PaymentsPorts", in: "Payments", modules: ["PaymentsDomain"]),
        ImportRow(
            "PaymentsApplication", in: "Payments", modules: ["PaymentsDomain", "PaymentsPorts"]),
        ImportRow("PaymentsAudits", in: "Payments", modules: ["PaymentsDomain", "PaymentsPorts"]),
        ImportRow(
            "Orders", in: "Payments", modules: ["HTTPModel", "JSONModel"], packages: ["HTTPTypes"]),
    ]

    private static let edge: Set<String> = [
        "PaymentsDomain", "PaymentsPorts", "HTTPModel", "JSONModel",
    ]

    static let adapters = [
        ImportRow("PaymentsREST", in: "Adapters", modules: edge, packages: ["HTTPTypes"]),
        ImportRow(
            "PaymentsWebhooks", in: "Adapters", modules: edge, packages: ["Crypto", "HTTPTypes"]),
        ImportRow("PaymentsGateways", in: "Adapters", modules: edge, packages: ["HTTPTypes"]),
        ImportRow("PaymentsMessaging", in: "Adapters", modules: edge, packages: ["HTTPTypes"]),
        ImportRow(
            "PaymentsPersistence", in: "Adapters",
            modules: ["PaymentsDomain", "PaymentsPorts", "JSONModel"], packages: ["GRDB"],
            toolchain: ["Foundation"]),
        ImportRow(
            "LiveSystem", in: "Adapters",
            modules: ["HTTPModel", "PaymentsPorts", "PaymentsDomain"],
            packages: [
                "Hummingbird", "HummingbirdCore", "AsyncHTTPClient", "HTTPTypes", "NIOCore",
                "NIOHTTP1", "NIOHTTPTypes", "NIOPosix", "Logging", "ServiceLifecycle",
                "UnixSignals",
            ],
            toolchain: ["Foundation"]),
    ]

    static let simulators = [
        ImportRow(
            "GatewaySimulators", in: "Simulators",
            modules: ["SimulationCore", "HTTPModel", "JSONModel"],
            packages: ["Crypto", "HeapModule", "HTTPTypes"])
    ]

    static let harness = [
        ImportRow(
            "PaymentsHarness", in: "Harness",
            modules: Set((engine + payments + adapters + simulators).map(\.module))
                .subtracting(["LiveSystem"]),
            packages: ["Yams", "HTTPTypes"],
            toolchain: ["Foundation", "Dispatch"]),
        ImportRow(
            "LiveGateways", in: "Harness",
            modules: [
                "GatewaySimulators", "LiveSystem", "SimulationCore", "HTTPModel", "JSONModel",
                "Findings",
            ],
            packages: ["HeapModule", "HTTPTypes"], toolchain: ["Foundation"]),
        ImportRow(
            "paycheck", in: "Harness",
            modules: [
                "PaymentsHarness", "LiveGateways", "LiveSystem", "GatewaySimulators", "HTTPModel",
                "SimulationCore", "Findings", "Contracts", "JSONModel", "JSONSchema", "OpenAPI",
                "PaymentsPorts",
            ],
            packages: ["ArgumentParser"], toolchain: ["Foundation", "Dispatch"]),
    ]
}

import Testing

@Suite struct HouseRulesTests {
    private let domainPath = "Sources/Payments/PaymentsDomain/Money.swift"

    @Test func `this repository keeps the house rules, but for the exemptions on record`() {
        #expect(Repository.sources.count > 50)
        let rules = HouseRules(exemptions: Exemption.all)
        #expect(rules.violations(in: Repository.sources) == [])
    }

    @Test func `every exemption gives its reason`() {
        for exemption in Exemption.all { #expect(exemption.reason.count > 20, "\(exemption)") }
    }

    @Test(arguments: [
        ("let now = Date()", "Date()", "time comes from a port or the virtual clock"),
        ("let now = Date.now", "Date.now", "time comes from a port or the virtual clock"),
        (
            "let clock = ContinuousClock()", "ContinuousClock",
            "time comes from a port or the virtual clock"
        ),
        ("let id = UUID()", "UUID()", "identifiers come from a port"),
        (
            "Task { await pay() }", "Task {",
            "it leaves the deterministic executor; use child tasks or a port"
        ),
        (
            "Task.detached { }", "Task.detached",
            "it leaves the deterministic executor; use child tasks or a port"
        ),
        (
            "try await Task.sleep(for: .seconds(1))", "Task.sleep",
            "sleeping goes through the virtual clock"
        ),
        (
            "var random = SystemRandomNumberGenerator()", "SystemRandomNumberGenerator",
            "chance comes from a choice stream"
        ),
        ("cards.randomElement()", ".randomElement(", "chance comes from a choice stream"),
        ("cards.shuffled()", ".shuffled()", "chance comes from a choice stream"),
        ("Int.random(in: 0..<3)", ".random(in:", "chance comes from a choice stream"),
    ])
    func `what one seed does not decide is banned inside the world`(
        code: String, word: String, reason: String
    ) {
        let file = SourceFile(path: domainPath, text: "func act() {\n    \(code)\n}\n")
        #expect(
            HouseRules().violations(in: [file]) == [
                "\(domainPath):2: '\(word)' is banned inside the world: \(reason)"
            ])
    }

    @Test(arguments: [
        "Sources/Adapters/LiveSystem/SystemClock.swift", "Sources/Harness/paycheck/Check.swift",
    ])
    func `outside the world the clock may be asked`(path: String) {
        let file = SourceFile(path: path, text: "let now = Date()\n")
        #expect(HouseRules().violations(in: [file]) == [])
    }

    @Test(arguments: [
        "Sources/Engine/A/B.swift", "Sources/Payments/A/B.swift", "Sources/Adapters/A/B.swift",
        "Sources/Simulators/A/B.swift", "Sources/Harness/PaymentsHarness/B.swift",
    ])
    func `all the rest is inside the world`(path: String) {
        #expect(HouseRules.isInsideWorld(path))
    }

    @Test(arguments: [
        ("let a = try! b()", "'try!' is banned: handle the error or pass it on"),
        ("let a = b as! C", "'as!' is banned: cast with as? and say what was found"),
        (
            "fatalError(\"no\")",
            "'fatalError(' is banned: bad input is a typed error, a broken promise a precondition"
        ),
        ("// FIXME: later", "'FIXME' is banned: fix it or write an issue"),
        ("/* TODO later */", "'TODO' is banned: do it or write an issue"),
        (
            "let a = \"/home/me/a.json\"",
            "'/home/' is banned: the repository knows no folder outside itself"
        ),
    ])
    func `some words are banned everywhere`(code: String, message: String) {
        let path = "Sources/Harness/paycheck/Check.swift"
        let file = SourceFile(path: path, text: "\n\n\(code)\n")
        #expect(HouseRules().violations(in: [file]) == ["\(path):3: \(message)"])
    }

    @Test(arguments: [
        "// Date() is banned here", "/* a /* nested */ Date() */", "let text = \"Date()\"",
        "let text = \"\"\"\n    Date()\n    \"\"\"", "let text = #\"a \"Date()\" b\"#",
        "let text = \"a \\\" Date()\"", "let d = expiryDate()", "struct RefundTask {}",
        "_ = Task(executorPreference: self) { await work() }", "let TODOS = 1",
    ])
    func `comments, texts and longer names are not code`(text: String) {
        let file = SourceFile(path: domainPath, text: text)
        #expect(HouseRules().violations(in: [file]) == [])
    }

    @Test func `code inside an interpolation is code`() {
        let file = SourceFile(path: domainPath, text: "let text = \"now: \\(at(Date()))\"\n")
        #expect(
            HouseRules().violations(in: [file]) == [
                "\(domainPath):1: 'Date()' is banned inside the world: "
                    + "time comes from a port or the virtual clock"
            ])
    }

    @Test func `an exemption lets its rule pass in its file and nowhere else`() {
        let exemption = Exemption(path: domainPath, rule: "try!", reason: "a test needs one")
        let rules = HouseRules(exemptions: [exemption])
        let other = "Sources/Payments/PaymentsDomain/Currency.swift"
        let files = [domainPath, other].map { SourceFile(path: $0, text: "let a = try! b()\n") }
        #expect(
            rules.violations(in: files) == [
                "\(other):1: 'try!' is banned: handle the error or pass it on"
            ])
    }

    @Test func `an exemption that nothing needs is stale`() {
        let exemption = Exemption(path: domainPath, rule: "try!", reason: "a test needs one")
        let file = SourceFile(path: domainPath, text: "let a = 1\n")
        #expect(
            HouseRules(exemptions: [exemption]).violations(in: [file]) == [
                "\(domainPath): the exemption from try! is stale; remove it"
            ])
    }
}

import Testing

@Suite struct SizeRulesTests {
    private let path = "Sources/Payments/PaymentsDomain/Money.swift"

    private func violations(_ text: String) -> [String] {
        HouseRules().violations(in: [SourceFile(path: path, text: text)])
    }

    private func lines(_ count: Int, _ line: String = "let a = 1\n") -> String {
        String(repeating: line, count: count)
    }

    @Test func `a file of 400 lines passes and one of 401 does not`() {
        #expect(violations(lines(400)) == [])
        #expect(violations(lines(401)) == ["\(path): 401 lines; at most 400 are allowed"])
    }

    @Test func `a function of 70 lines passes and one of 71 does not`() {
        #expect(violations("func a() {\n" + lines(68) + "}\n") == [])
        #expect(
            violations("\nfunc a() {\n" + lines(69) + "}\n") == [
                "\(path):2: a function of 71 lines; at most 70 are allowed"
            ])
    }

    @Test func `a long type of short functions passes`() {
        let body = lines(50, "    func a() {\n        b()\n    }\n")
        #expect(violations("package enum A: B where C: D {\n" + body + "}\n") == [])
        #expect(violations("extension A {\n    struct D {\n" + body + "    }\n}\n") == [])
    }

    @Test func `a long function inside a type is named with its own line`() {
        let text = "struct A {\n    init() {\n" + lines(80) + "    }\n}\n"
        #expect(violations(text) == ["\(path):2: a function of 82 lines; at most 70 are allowed"])
    }

    @Test func `a raw text of one quote does not open a text of many lines`() {
        let text = "func a() {\n    b(#\"\"\"#)\n}\nfunc c() {\n    b(\"{\")\n}\n" + lines(100)
        #expect(violations(text) == [])
    }

    @Test func `braces in texts and comments do not count`() {
        let text = "func a() {\n    b(\"{\") // }\n}\n" + lines(100)
        #expect(violations(text) == [])
    }

    @Test func `a folder of 15 files passes and one of 16 does not`() {
        func folder(_ count: Int) -> [SourceFile] {
            (1...count).map { SourceFile(path: "Sources/Engine/A/File\($0).swift", text: "") }
        }
        #expect(HouseRules().violations(in: folder(15)) == [])
        #expect(
            HouseRules().violations(in: folder(16)) == [
                "Sources/Engine/A: 16 Swift files; at most 15 are allowed"
            ])
    }

    @Test(arguments: [
        ("StringHelpers", "Helpers"), ("Money+Utils", "Utils"), ("SessionManager", "Manager"),
        ("CommonErrors", "Common"), ("misc", "misc"), ("Types", "Types"),
    ])
    func `a file name that says nothing is refused`(name: String, word: String) {
        let path = "Sources/Engine/A/\(name).swift"
        #expect(
            HouseRules().violations(in: [SourceFile(path: path, text: "")]) == [
                "\(path): '\(word)' says nothing; name the file for the idea in it"
            ])
    }

    @Test(arguments: ["Miscapture", "ContentTypes", "Uncommonness", "Payment+Capture"])
    func `a name in which such letters merely occur passes`(name: String) {
        let file = SourceFile(path: "Sources/Engine/A/\(name).swift", text: "")
        #expect(HouseRules().violations(in: [file]) == [])
    }
}

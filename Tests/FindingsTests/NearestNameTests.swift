import Findings
import Testing

@Suite struct NearestNameTests {
    static let known = ["capture", "cancel", "refund", "items", "if"]

    @Test(arguments: [
        ("capure", "capture"), ("acpture", "capture"), ("Capture", "capture"),
        ("refudn", "refund"), ("itmes", "items"), ("item", "items"),
    ])
    func `a mistyped name finds the one that was meant`(_ pair: (name: String, meant: String)) {
        #expect(NearestName.suggestion(for: pair.name, among: Self.known) == pair.meant)
    }

    @Test(arguments: ["", "x", "authorize", "fi nothing alike", String(repeating: "a", count: 99)])
    func `a name unlike all others finds none`(_ name: String) {
        #expect(NearestName.suggestion(for: name, among: Self.known) == nil)
    }

    @Test func `of equally near names the first wins`() {
        #expect(NearestName.suggestion(for: "cat", among: ["car", "can"]) == "car")
        #expect(NearestName.question(for: "cat", among: ["car"]) == "did you mean \"car\"?")
    }
}

import Foundation
import LiveSystem
import PaymentsDomain
import Testing

/// The clock and the identifiers of the machine.
@Suite struct SurroundingsTests {
    @Test func `the clock tells milliseconds since 1970`() {
        let before = Int(Date().timeIntervalSince1970 * 1000)
        let now = SystemWallClock().now.milliseconds
        let after = Int(Date().timeIntervalSince1970 * 1000)
        #expect((before...after).contains(now))
    }

    @Test func `identifiers are the prefix and 22 letters or digits, each one new`() {
        let identifiers = (0..<1000).map { _ in RandomIdentifiers().next(prefix: "pay_") }
        #expect(Set(identifiers).count == 1000)
        #expect(identifiers.allSatisfy { $0.wholeMatch(of: /pay_[0-9A-Za-z]{22}/) != nil })
    }
}
